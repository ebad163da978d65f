/** Writes errors.rb: how calls fail, and what the answers and words of a panel stand for. */
import { condition, KINDS, TOO_MANY, VERDICTS } from "../errors.ts";
import type { Words } from "../reasons.ts";
import { quote } from "../words.ts";

export function writeErrors(words: readonly Words[]): string {
  // What cannot be sent is an ArgumentError, as Ruby has it.
  const { input: _, ...kinds } = KINDS;
  return `# frozen_string_literal: true

# How calls fail. Made by clients/ruby/errors.ts: do not edit. No error holds the key.
module Autostagram
  # An argument, the key or the URL cannot be right. Nothing was sent.
  class InputError < ArgumentError; end

  # A call failed, and +kind+ says how:
${Object.entries(kinds)
  .map(([kind, text]) => `  # [:${kind}] ${text}`)
  .join("\n")}
  # After the +outcome+ :unknown an order, refill or cancel may exist; the others are :refused and :not_sent.
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

  # The panel said no, and did nothing. +text+ has its own words, +reason+ what they mean: :rate_limit, :other, …
  class RefusedError < Error
    attr_reader :text, :reason

    def initialize(text, reason, outcome = :refused)
      super(reason == :rate_limit ? :rate_limited : :refused, text, outcome)
      @text = text
      @reason = reason
    end
  end

  REASONS = {
${words.map((row) => `    ${quote(row.words)} => :${row.reason},\n`).join("")}  }.freeze
  private_constant :REASONS

  # What the words of a refusal mean.
  def self.reason_of(text)
    REASONS.find { |words, _| text.downcase.include?(words) }&.last || :other
  end

  # What an answer stands for; nil for a good one.
  def self.failure_of(status, refusal, names_order, is_json)
    refusal ||= ${quote(TOO_MANY)} if status == 429
${VERDICTS.map(writeVerdict).join("\n")}
    nil
  end
end
`;
}

function writeVerdict({ when, kind, outcome, text }: (typeof VERDICTS)[number]): string {
  const made = text
    ? `Error.new(:${kind}, "${text.replace("{status}", "#{status}")}", :${outcome})`
    : `RefusedError.new(refusal, status == 429 ? :rate_limit : reason_of(refusal), :${outcome})`;
  return `    return ${made} if ${condition(when, { namesOrder: "names_order", isJson: "is_json" })}`;
}
