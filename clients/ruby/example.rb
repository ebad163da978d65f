# frozen_string_literal: true

# AUTOSTAGRAM_KEY=demo AUTOSTAGRAM_URL=http://127.0.0.1:4010/api/v2 ruby -I lib -I generated example.rb

require "autostagram"

panel = Autostagram::Panel.new(ENV.fetch("AUTOSTAGRAM_KEY"), url: ENV.fetch("AUTOSTAGRAM_URL"))
begin
  order = panel.get_order_status(1)
  puts "#{order.status} #{order.remains} to go, #{order.charge} #{order.currency}"
rescue Autostagram::RefusedError => e
  puts "refused: #{e.text}"
end
