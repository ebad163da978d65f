# frozen_string_literal: true

# What a call can end with besides an answer. No error holds the key.
module Autostagram
  # An argument, the key or the URL cannot be right. Nothing was sent.
  class InputError < ArgumentError; end

  # A call failed, and +kind+ says how: :http, :redirect, :unreadable, :unexpected, :timeout, :connection, and of a
  # RefusedError :refused or :rate_limited. After the +outcome+ :unknown an order, refill or cancel may exist.
  class Error < StandardError
    attr_reader :kind, :outcome
    # Of a list of more than 100 ids: the entries before the part that failed.
    attr_accessor :answered

    def initialize(kind, message, outcome = :unknown)
      super(message)
      @kind = kind
      @outcome = outcome
      @answered = []
    end
  end

  # The panel said no, and did nothing. +text+ has its own words, +reason+ what they mean.
  class RefusedError < Error
    attr_reader :text, :reason

    def initialize(text, reason, outcome = :refused)
      super(reason == :rate_limit ? :rate_limited : :refused, text, outcome)
      @text = text
      @reason = reason
    end
  end
end
