# frozen_string_literal: true

require "uri"
require_relative "answers"
require_relative "form"
require_relative "transport"

module Autostagram
  # What the methods of Panel are made of: one call, and lists of any length.
  class Calls
    # +timeout+ is in seconds, for a whole call. A list of more than 100 ids takes several calls.
    def initialize(key, url: URL, timeout: 30)
      raise InputError, "the key is missing, or has characters in it that no key has" unless KEY.match?(key)
      raise InputError, "the URL must be https, or http to this machine, and end in /api/v2" unless ENDPOINT.match?(url)

      @url = URI(url)
      @timeout = timeout
      @hide = Form.mask(key)
      # In a lambda: inspect shows nothing of what is in one.
      @sign = ->(form) { URI.encode_www_form({ "key" => key }.merge(form)) }
    end

    def inspect
      "#<#{self.class} #{@url}>"
    end

    private

    def one(action, type, fields = {})
      Answers.read(type, call(action, fields))
    end

    def many(action, type, own, ids, field)
      distinct = ids.uniq
      texts = distinct.map { |id| Form.encode(own, id) }
      raise InputError, "there must be at least one #{own}" if texts.empty?

      # The panel refuses a longer list whole.
      distinct.each_slice(100).with_object([]) do |part, entries|
        found = Answers.rows_by_id(call(action, { "#{own}s" => part.join(",") }), own, field)
        entries.concat(part.map { |id| Answers.read_entry(type, id, found[id.to_s], @hide) })
      rescue Error => e
        e.answered = entries
        raise
      end
    end

    def call(action, fields)
      form = { "action" => action }.merge(fields.to_h { |name, value| [name.to_s, Form.encode(name.to_s, value)] })
      status, body = Transport.send(@url, @sign.call(form.merge("action" => action)), @timeout)
      answer = Answers.parse(body)
      text = Answers.error_in(answer)
      names_order = answer.is_a?(Hash) && !answer["order"].nil?
      failure = Autostagram.failure_of(status, text && @hide.call(text), names_order, answer != Answers::NONE)
      raise failure if failure

      answer
    end
  end
end
