# frozen_string_literal: true

require "autostagram/errors"

module Autostagram
  # Writes forms as panels read them, and finds the key in what comes back.
  module Form
    module_function

    # A whole number, or text; a list becomes lines, of which none may be empty: each one is charged.
    def encode(name, value)
      is_id = ID_FIELDS.include?(name)
      return value.to_s if value.is_a?(Integer) && (!is_id || value.positive?)

      lines = value.is_a?(Array) ? value : [value]
      is_text = lines.any? && lines.all? { |line| line?(line) }
      raise InputError, "#{name} must be an id, a whole number, a text of one line, or such texts" if is_id || !is_text

      lines.join("\n")
    end

    def line?(line)
      line.is_a?(String) && line.encode(Encoding::UTF_8).match?(/\A(?=.*\S)[^\0\r\n]+\z/)
    rescue EncodingError, ArgumentError
      false
    end

    # Takes the key out of a text, however forms, JSON, HTML or base64 spell it.
    def mask(key)
      plain = key.gsub(/\W/) do |sign|
        format('(?:(?:%%(?:25)*|\\\\+u00)%<code>x|&#?\w+;|\\\\*%<sign>s)', code: sign.ord, sign: Regexp.escape(sign))
      end
      codes = (0..2).map { |n| [(" " * n) + key].pack("m0")[(n.zero? ? 0 : n + 1)..].sub(/.=*\z/, "") }
      stems = codes.select { |code| code.size > 8 }.map { |code| Regexp.escape(code) }
      pattern = Regexp.new([plain, *stems].join("|"), Regexp::IGNORECASE)
      ->(text) { text.gsub(pattern, "[key]") }
    end
  end
end
