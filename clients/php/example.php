<?php

// AUTOSTAGRAM_KEY=demo AUTOSTAGRAM_URL=http://127.0.0.1:4010/api/v2 php -d auto_prepend_file=src/Panel.php example.php

declare(strict_types=1);

$panel = new Autostagram\Panel((string) getenv('AUTOSTAGRAM_KEY'), (string) getenv('AUTOSTAGRAM_URL'));
try {
    $order = $panel->getOrderStatus(1);
    echo "$order->status $order->remains to go, $order->charge $order->currency\n";
} catch (Autostagram\Refused $refusal) {
    echo "refused: $refusal->text\n";
}
