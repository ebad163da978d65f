# frozen_string_literal: true

# Runs vectors: runner.rb FILE BASE prints one line of JSON for each, as clients/vectors/README.md says.

require "autostagram"
require "json"
require "pp" # rubocop:disable Lint/RedundantRequireStatement

KEY = "k3y-canary-7Q2x"
FORMS = (Autostagram.constants.grep(/.Order\z/) - [:PlacedOrder]).map { |name| Autostagram.const_get(name) }

def call(panel, operation, given)
  method = operation.gsub(/[A-Z]/) { |letter| "_#{letter.downcase}" }
  return panel.add_order(order_of(given["form"])).to_h if operation == "addOrder"

  value = panel.public_send(method, *given.values)
  return value.to_h unless value.is_a?(Array)

  value.map { |row| row.is_a?(Autostagram::Entry) ? show_entry(row) : row.to_h }
end

# The first typed form that takes these fields and no others; else the fields as they are.
def order_of(form)
  FORMS.each do |type|
    return type.new(**form.transform_keys(&:to_sym))
  rescue ArgumentError
    next
  end
  form.transform_keys(&:to_sym)
end

def show_entry(entry)
  return { id: entry.id, entry.reason => true } if %i[missing unexpected].include?(entry.reason)
  return { id: entry.id, error: { text: entry.error } } if entry.error

  { id: entry.id, value: entry.value.is_a?(Struct) ? entry.value.to_h : entry.value }
end

def outcome_of(error)
  return { error: { kind: :input, outcome: "not-sent" } } if error.is_a?(Autostagram::InputError)

  text = error.is_a?(Autostagram::RefusedError) ? { text: error.text } : {}
  outcome = error.outcome.to_s.tr("_", "-")
  { error: { kind: error.kind, outcome:, answered: error.answered.map { |entry| show_entry(entry) } }.merge(text) }
end

# Every text in which a person may meet it: printed, inspected, and what it holds.
def seen(value)
  held = value.instance_variables.map { |name| value.instance_variable_get(name).inspect }
  [value.to_s, value.inspect, value.pretty_inspect, value.to_json, *held]
end

def run(index, vector, base)
  client = vector.fetch("client", {})
  options = { url: client.fetch("url", "#{base}/#{index}/api/v2") }
  options[:timeout] = client["timeoutMs"] / 1000.0 if client.key?("timeoutMs")
  shown = []
  begin
    panel = Autostagram::Panel.new(client.fetch("key", KEY), **options)
    shown.concat(seen(panel))
    outcome = { value: call(panel, vector["operation"], vector["arguments"]) }
  rescue Autostagram::Error, Autostagram::InputError => e
    outcome = outcome_of(e)
    while e
      shown.push(*seen(e), e.full_message(highlight: false))
      e = e.cause
    end
  end
  JSON.generate({ id: vector["id"], outcome:, shown: })
end

file, base = ARGV
$stdout.sync = true
JSON.parse(File.read(file))["vectors"].each_with_index { |vector, index| puts run(index, vector, base) }
