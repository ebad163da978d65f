<?php

/** Calls a second through the client and through raw curl, in turns: bench.php URL KEY prints {"client": n, "raw": n} each time. */

declare(strict_types=1);

require __DIR__ . '/src/Panel.php';

[, $url, $key] = $argv;
$panel = new Autostagram\Panel($key, $url);
$calls = [
    'client' => static fn (): string => $panel->getOrderStatus(1)->status,
    'raw' => static function () use ($url, $key): string {
        $curl = curl_init($url);
        curl_setopt_array($curl, [
            CURLOPT_POSTFIELDS => http_build_query(['key' => $key, 'action' => 'status', 'order' => 1]),
            CURLOPT_RETURNTRANSFER => true,
        ]);
        return json_decode(curl_exec($curl), true)['status'];
    },
];

for ($round = 0; $round < 40; $round++) {
    $speeds = [];
    foreach ($calls as $name => $call) {
        $start = hrtime(true);
        for ($n = 0; $n < 50; $n++) {
            $call() === 'Partial' || exit(1);
        }
        $speeds[$name] = 50 / (hrtime(true) - $start) * 1e9;
    }
    echo json_encode($speeds), "\n";
}
