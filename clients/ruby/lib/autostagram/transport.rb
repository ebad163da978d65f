# frozen_string_literal: true

require "net/http"
require "openssl"
require "timeout"
require "zlib"
require "autostagram/errors"

module Autostagram
  # Sends a form over HTTP, once, and ends in time.
  module Transport
    MOST_BYTES = 1 << 25
    LATE = [Timeout::Error, Errno::ETIMEDOUT].freeze
    BROKEN = [
      SystemCallError, SocketError, IOError, OpenSSL::SSL::SSLError, Net::ProtocolError, Net::HTTPBadResponse,
      Net::HTTPHeaderSyntaxError, Zlib::Error
    ].freeze

    module_function

    def send(url, form, timeout)
      started = false
      begin
        # net/http limits each read alone.
        return Timeout.timeout(timeout) do
          connect(url, timeout) do |http|
            started = true
            post(http, url, form)
          end
        end
      rescue *LATE
        failure = Error.new(:timeout, "no whole answer within #{timeout} s", started ? :unknown : :not_sent)
      rescue *BROKEN => e
        outcome = started ? :unknown : :not_sent
        failure = Error.new(:connection, "no connection, or it broke (#{e.class})", outcome)
      end
      # Out here it does not drag along the other error, which may quote what came.
      raise failure
    end

    # Without a proxy: one that is named in the environment would read the key of a call that is not encrypted.
    def connect(url, timeout, &block)
      http = Net::HTTP.new(url.hostname, url.port, nil)
      http.use_ssl = url.scheme == "https"
      http.max_retries = 0
      http.open_timeout = http.read_timeout = http.write_timeout = timeout
      http.start(&block)
    end

    def post(http, url, form)
      body = +""
      response = http.request_post(url.path, form, "Content-Type" => "application/x-www-form-urlencoded") do |answer|
        # What is cut off there is no JSON any more.
        answer.read_body { |bytes| body << bytes if body.bytesize < MOST_BYTES }
      end
      [Integer(response.code, 10), body]
    end
  end
end
