# frozen_string_literal: true

# A client for the panel API of 오토스타그램, and of other panels of this protocol.

require_relative "autostagram/calls"
require "autostagram/generated"
