# frozen_string_literal: true

require "json"
require "uri"
require "autostagram/errors"

module Autostagram
  # One id of a list: its value; or the panel's words for why there is none, and what they mean.
  Entry = Struct.new(:id, :value, :error, :reason, keyword_init: true)

  # Reads what a panel answers. Panels write numbers as text and text as numbers: here all numbers become text.
  module Answers
    NONE = Object.new.freeze

    # What JSON asks for a number with a fraction or an exponent: the text of it, without the exponent.
    module Decimal
      def self.try_convert(text)
        sign, whole, fraction, exponent = text.match(/\A(-?)(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?\z/i)&.captures
        return text if exponent.nil? || exponent.to_i.abs > 99

        point = whole.size + exponent.to_i
        digits = "#{"0" * [1 - point, 0].max}#{whole}#{fraction}".ljust(point, "0")
        sign + digits.insert([point, 1].max, ".").sub(/\.\z/, "").sub(/\A0+(?=\d)/, "")
      end
    end

    module_function

    # JSON without its envelope, or a refusal in form encoding; NONE for what is neither.
    def parse(body)
      text = body.dup.force_encoding(Encoding::UTF_8).scrub.delete_prefix("\uFEFF")
      # The parser of Ruby takes comments for white space.
      answer = %r{\A\s*/}.match?(text) ? NONE : texts(JSON.parse(text, decimal_class: Decimal))
      ENVELOPES.reduce(answer) do |outer, name|
        inner = outer.is_a?(Hash) ? outer[name] : nil
        inner.is_a?(Hash) || inner.is_a?(Array) ? inner : outer
      end
    rescue JSON::ParserError
      text.start_with?("error=") ? URI.decode_www_form(text).to_h : NONE
    end

    def texts(value)
      case value
      when Hash then value.transform_values { |inner| texts(inner) }
      when Array then value.map { |inner| texts(inner) }
      when Numeric then value.to_s
      else value
      end
    end

    def error_in(value)
      error = value.is_a?(Hash) ? value["error"] : nil
      error if error.is_a?(String) && !error.empty?
    end

    # A model, a list of them, or a value of a type.
    def read(type, value, name = "answer")
      case type
      when Array then value.map { |row| read(type.first, row) } if value.is_a?(Array)
      when Class then type.new(**read_fields(type::FIELDS, value)) if value.is_a?(Hash)
      else return read_value(type, value, name)
      end || raise(Error.new(:unexpected, "the #{name} is of another shape"))
    end

    def read_fields(fields, row)
      fields.to_h { |name, type| [name, read(type, row[name.to_s], "`#{name}`")] }
    end

    def read_value(type, value, name)
      id = Integer(Regexp.last_match(1), 10) if value.is_a?(String) && /\A([1-9]\d{,39})(?:\.0+)?\z/.match(value)
      case type
      when :id then return id if id
      when :taken then return true if id || value == true
      when :boolean then return value if [true, false].include?(value)
      when :text then return value if value.is_a?(String)
      when :text_or_nil then return value if value.nil? || value.is_a?(String)
      end
      raise Error.new(:unexpected, "the answer has no #{name}")
    end

    def read_entry(type, id, found, hide)
      text = error_in(found)
      return Entry.new(id:, error: "left out of the answer", reason: :missing) if found.nil?
      return Entry.new(id:, error: hide.call(text), reason: Autostagram.reason_of(text)) if text

      Entry.new(id:, value: read(type, found))
    rescue Error => e
      Entry.new(id:, error: e.message, reason: :unexpected)
    end

    # What the answer says of each id, from rows that name theirs or from a map.
    def rows_by_id(answer, own, field)
      if answer.is_a?(Array) && answer.all? { |row| row.is_a?(Hash) && row.key?(own) }
        answer = answer.to_h { |row| [row[own], row] }
      end
      raise Error.new(:unexpected, "the answer is no list of #{own}s") unless answer.is_a?(Hash)

      answer.transform_values { |row| row.is_a?(Hash) ? row.fetch(field, row) : row }
    end
  end
end
