<?php

/** Runs vectors: runner.php FILE BASE prints one line of JSON for each, as clients/vectors/README.md says. */

declare(strict_types=1);

use Autostagram\Entry;
use Autostagram\Order;
use Autostagram\Panel;
use Autostagram\PanelError;
use Autostagram\Reason;
use Autostagram\Refused;

require __DIR__ . '/src/Panel.php';

const KEY = 'k3y-canary-7Q2x';
const KINDS = [
    'Refused' => 'refused',
    'RateLimited' => 'rate_limited',
    'HttpError' => 'http',
    'RedirectError' => 'redirect',
    'UnreadableAnswer' => 'unreadable',
    'UnexpectedAnswer' => 'unexpected',
    'TimeoutError' => 'timeout',
    'ConnectionError' => 'connection',
];

function call(Panel $panel, string $operation, array $given): mixed
{
    if ($operation === 'addOrder') {
        return $panel->addOrder(orderOf($given['form']));
    }
    $value = $panel->$operation(...array_values($given));
    return is_array($value) && $operation !== 'listServices' ? array_map(showEntry(...), $value) : $value;
}

/** The first typed form that takes these fields and no others; else the fields as they are. */
function orderOf(array $form): Order|array
{
    foreach (get_declared_classes() as $class) {
        try {
            if (is_subclass_of($class, Order::class)) {
                return new $class(...$form);
            }
        } catch (Error) {
            continue;
        }
    }
    return $form;
}

function showEntry(Entry $entry): array
{
    return ['id' => $entry->id] + match (true) {
        $entry->reason === Reason::Missing, $entry->reason === Reason::Unexpected => [$entry->reason->value => true],
        $entry->error !== null => ['error' => ['text' => $entry->error]],
        default => ['value' => $entry->value],
    };
}

/** Every text in which a person may meet it: printed, dumped, exported, cast, serialized. */
function seen(object $value): array
{
    ob_start();
    var_dump($value, (array) $value);
    $shown = [ob_get_clean(), print_r($value, true), json_encode($value, JSON_PARTIAL_OUTPUT_ON_ERROR)];
    try {
        $shown[] = serialize($value);
    } catch (Exception $error) {
        $shown[] = (string) $error;
    }
    return $value instanceof Panel ? [...$shown, var_export($value, true)] : $shown;
}

function outcome(Throwable $error): array
{
    if ($error instanceof InvalidArgumentException) {
        return ['error' => ['kind' => 'input', 'outcome' => 'not-sent']];
    }
    $kind = KINDS[substr($error::class, strlen('Autostagram\\'))] ?? throw $error;
    $text = $error instanceof Refused ? ['text' => $error->text] : [];
    $answered = array_map(showEntry(...), $error->answered);
    return ['error' => ['kind' => $kind, 'outcome' => $error->outcome, 'answered' => $answered] + $text];
}

/** @param array<mixed> $vector It may have the key, and stack traces show arguments. */
function run(#[\SensitiveParameter] array $vector, string $url): array
{
    $client = $vector['client'] ?? [];
    $shown = [];
    try {
        $panel = new Panel($client['key'] ?? KEY, $client['url'] ?? $url, ($client['timeoutMs'] ?? 30_000) / 1000);
        $shown = seen($panel);
        $outcome = ['value' => call($panel, $vector['operation'], $vector['arguments'])];
    } catch (PanelError | InvalidArgumentException $error) {
        $outcome = outcome($error);
        for (; $error !== null; $error = $error->getPrevious()) {
            array_push($shown, $error->getMessage(), (string) $error, ...seen($error));
        }
    }
    return ['id' => $vector['id'], 'outcome' => $outcome, 'shown' => $shown];
}

[, $file, $base] = $argv;
foreach (json_decode(file_get_contents($file), true)['vectors'] as $index => $vector) {
    $line = run($vector, "$base/$index/api/v2");
    echo json_encode($line, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_INVALID_UTF8_SUBSTITUTE), "\n";
}
