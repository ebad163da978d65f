<?php

/**
 * Makes each of the ten calls once, and places one order of every documented type. Every line it prints is one answer.
 *
 *     npm run mock                     # in another terminal: a local panel that charges nothing
 *     php examples/php/example.php
 *
 * It takes AUTOSTAGRAM_URL and AUTOSTAGRAM_KEY from the environment and goes to panels on this machine only, because
 * orders cost money. Exit codes: 0 all went well, 1 a call failed, 2 the panel is not on this machine.
 */

declare(strict_types=1);

use Autostagram\Panel;
use Autostagram\PanelError;
use Autostagram\Refused;

require __DIR__ . '/panel.php';

$url = getenv('AUTOSTAGRAM_URL') ?: 'http://127.0.0.1:4010/api/v2';
$key = getenv('AUTOSTAGRAM_KEY') ?: 'demo';

if (preg_match('/^(localhost|127(\.\d{1,3}){3}|\[::1\])\z/i', (string) parse_url($url, PHP_URL_HOST)) !== 1) {
    fwrite(STDERR, "This script places orders: it takes a panel on this machine only, such as the mock.\n");
    exit(2);
}

const PHOTO = 'https://example.com/p/1';

// The service decides which fields are asked for; its type is not sent. A list is sent as lines.
$orders = [
    'Default' => ['service' => 1, 'link' => PHOTO, 'quantity' => 1000],
    'Default, as a drip-feed' => ['service' => 1, 'link' => PHOTO, 'quantity' => 100, 'runs' => 5, 'interval' => 60],
    'Package' => ['service' => 1, 'link' => PHOTO],
    'SEO' => [
        'service' => 1,
        'link' => 'https://example.com/',
        'quantity' => 100,
        'keywords' => ['running shoes', 'running shoes women'],
    ],
    'Custom Comments' => [
        'service' => 2,
        'link' => PHOTO,
        'comments' => ['Great work!', '정말 멋져요 👏', 'Where was this taken?'],
    ],
    'Custom Comments Package' => ['service' => 2, 'link' => PHOTO, 'comments' => ['Great work!', '정말 멋져요 👏']],
    'Mentions' => ['service' => 1, 'link' => PHOTO, 'quantity' => 100, 'usernames' => ['alice', 'bob']],
    'Mentions with Hashtags' => [
        'service' => 1,
        'link' => PHOTO,
        'quantity' => 100,
        'usernames' => ['alice', 'bob'],
        'hashtags' => ['#travel', '#서울'],
    ],
    'Mentions Custom List' => ['service' => 1, 'link' => PHOTO, 'usernames' => ['alice', 'bob', 'carol']],
    'Mentions Hashtag' => ['service' => 1, 'link' => PHOTO, 'quantity' => 100, 'hashtag' => '#travel'],
    'Mentions User Followers' => ['service' => 1, 'link' => PHOTO, 'quantity' => 100, 'username' => 'alice'],
    'Mentions Media Likers' => [
        'service' => 1,
        'link' => PHOTO,
        'quantity' => 100,
        'media' => 'https://example.com/p/2',
    ],
    'Comment Likes' => ['service' => 1, 'link' => PHOTO, 'quantity' => 100, 'username' => 'alice'],
    'Comment Replies' => [
        'service' => 2,
        'link' => PHOTO,
        'username' => 'alice',
        'comments' => ['Thank you!', '고마워요'],
    ],
    'Poll' => ['service' => 1, 'link' => PHOTO, 'quantity' => 100, 'answer_number' => 2],
    'Invites from Groups' => [
        'service' => 1,
        'link' => PHOTO,
        'quantity' => 100,
        'groups' => ['https://example.com/groups/1', 'https://example.com/groups/2'],
    ],
    'Subscriptions' => [
        'service' => 1,
        'username' => 'alice',
        'min' => 100,
        'max' => 120,
        'delay' => 30,
        'posts' => 10,
        'old_posts' => 0,
        'expiry' => '31/12/2027',
    ],
    'Web Traffic' => [
        'service' => 1,
        'link' => 'https://example.com/',
        'quantity' => 1000,
        'country' => 'KR',
        'device' => 5,
        'type_of_traffic' => 1,
        'google_keyword' => 'running shoes',
    ],
];

function say(string $call, string $line): void
{
    printf("%-18s %s\n", $call, $line);
}

/** An item of a list that failed holds an error in the place of its value. */
function orError(mixed $value): string
{
    return is_array($value) ? "failed: {$value['error']}" : (string) $value;
}

try {
    $panel = new Panel($key, $url);

    foreach ($panel->listServices() as $service) {
        say('listServices', "{$service['service']} {$service['name']}, {$service['min']} to {$service['max']}");
    }

    foreach ($orders as $type => $fields) {
        say('addOrder', $panel->addOrder($fields)['order'] . " $type");
    }

    $first = $panel->getOrderStatus(1);
    say('getOrderStatus', "1 {$first['status']}, {$first['remains']} to go, {$first['charge']} {$first['currency']}");

    try {
        $panel->getOrderStatus(10);
    } catch (Refused $refusal) {
        say('getOrderStatus', "10 refused: {$refusal->getMessage()}");
    }

    foreach ($panel->getOrderStatuses([1, 10, 100]) as $order => $status) {
        say('getOrderStatuses', "$order " . (isset($status['error']) ? orError($status) : $status['status']));
    }

    $refill = $panel->createRefill(1)['refill'];
    say('createRefill', "1 has the refill $refill");

    foreach ($panel->createRefills([1, 2, 3]) as $item) {
        say('createRefills', "{$item['order']} " . orError($item['refill']));
    }

    say('getRefillStatus', "$refill {$panel->getRefillStatus((int) $refill)['status']}");

    foreach ($panel->getRefillStatuses([1, 2, 3]) as $item) {
        say('getRefillStatuses', "{$item['refill']} " . orError($item['status']));
    }

    foreach ($panel->cancelOrders([9, 2]) as $item) {
        say('cancelOrders', "{$item['order']} " . orError($item['cancel']));
    }

    $balance = $panel->getBalance();
    say('getBalance', "{$balance['balance']} {$balance['currency']}");
} catch (Refused | PanelError | InvalidArgumentException $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(1);
}
