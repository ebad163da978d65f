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

use Autostagram\CommentLikesOrder;
use Autostagram\CommentRepliesOrder;
use Autostagram\CustomCommentsOrder;
use Autostagram\CustomCommentsPackageOrder;
use Autostagram\DefaultOrder;
use Autostagram\Entry;
use Autostagram\InvitesFromGroupsOrder;
use Autostagram\MentionsCustomListOrder;
use Autostagram\MentionsHashtagOrder;
use Autostagram\MentionsMediaLikersOrder;
use Autostagram\MentionsOrder;
use Autostagram\MentionsUserFollowersOrder;
use Autostagram\MentionsWithHashtagsOrder;
use Autostagram\PackageOrder;
use Autostagram\Panel;
use Autostagram\PanelError;
use Autostagram\PollOrder;
use Autostagram\Refused;
use Autostagram\SeoOrder;
use Autostagram\SubscriptionsOrder;
use Autostagram\WebTrafficOrder;

require __DIR__ . '/../../clients/php/src/Panel.php';

$url = getenv('AUTOSTAGRAM_URL') ?: 'http://127.0.0.1:4010/api/v2';
$key = getenv('AUTOSTAGRAM_KEY') ?: 'demo';

if (preg_match('/^(localhost|127(\.\d{1,3}){3}|\[::1\])\z/i', (string) parse_url($url, PHP_URL_HOST)) !== 1) {
    fwrite(STDERR, "This script places orders: it takes a panel on this machine only, such as the mock.\n");
    exit(2);
}

const PHOTO = 'https://example.com/p/1';

// The service decides which form is asked for; its type is not sent. A list is sent as lines.
$orders = [
    'Default' => new DefaultOrder(service: 1, link: PHOTO, quantity: 1000),
    'Default, as a drip-feed' => new DefaultOrder(service: 1, link: PHOTO, quantity: 100, runs: 5, interval: 60),
    'Package' => new PackageOrder(service: 1, link: PHOTO),
    'SEO' => new SeoOrder(
        service: 1,
        link: 'https://example.com/',
        quantity: 100,
        keywords: ['running shoes', 'running shoes women'],
    ),
    'Custom Comments' => new CustomCommentsOrder(
        service: 2,
        link: PHOTO,
        comments: ['Great work!', '정말 멋져요 👏', 'Where was this taken?'],
    ),
    'Custom Comments Package' => new CustomCommentsPackageOrder(
        service: 2,
        link: PHOTO,
        comments: ['Great work!', '정말 멋져요 👏'],
    ),
    'Mentions' => new MentionsOrder(service: 1, link: PHOTO, quantity: 100, usernames: ['alice', 'bob']),
    'Mentions with Hashtags' => new MentionsWithHashtagsOrder(
        service: 1,
        link: PHOTO,
        quantity: 100,
        usernames: ['alice', 'bob'],
        hashtags: ['#travel', '#서울'],
    ),
    'Mentions Custom List' => new MentionsCustomListOrder(
        service: 1,
        link: PHOTO,
        usernames: ['alice', 'bob', 'carol'],
    ),
    'Mentions Hashtag' => new MentionsHashtagOrder(service: 1, link: PHOTO, quantity: 100, hashtag: '#travel'),
    'Mentions User Followers' => new MentionsUserFollowersOrder(
        service: 1,
        link: PHOTO,
        quantity: 100,
        username: 'alice',
    ),
    'Mentions Media Likers' => new MentionsMediaLikersOrder(
        service: 1,
        link: PHOTO,
        quantity: 100,
        media: 'https://example.com/p/2',
    ),
    'Comment Likes' => new CommentLikesOrder(service: 1, link: PHOTO, quantity: 100, username: 'alice'),
    'Comment Replies' => new CommentRepliesOrder(
        service: 2,
        link: PHOTO,
        username: 'alice',
        comments: ['Thank you!', '고마워요'],
    ),
    'Poll' => new PollOrder(service: 1, link: PHOTO, quantity: 100, answer_number: 2),
    'Invites from Groups' => new InvitesFromGroupsOrder(
        service: 1,
        link: PHOTO,
        quantity: 100,
        groups: ['https://example.com/groups/1', 'https://example.com/groups/2'],
    ),
    'Subscriptions' => new SubscriptionsOrder(
        service: 1,
        username: 'alice',
        min: 100,
        max: 120,
        delay: 30,
        posts: 10,
        old_posts: 0,
        expiry: '31/12/2027',
    ),
    'Web Traffic' => new WebTrafficOrder(
        service: 1,
        link: 'https://example.com/',
        quantity: 1000,
        country: 'KR',
        device: 5,
        type_of_traffic: 1,
        google_keyword: 'running shoes',
    ),
];

function say(string $call, string $line): void
{
    printf("%-18s %s\n", $call, $line);
}

/** An id of a list that failed has the panel's words in the place of a value. */
function orError(Entry $entry): string
{
    return $entry->error !== null ? "failed: $entry->error" : $entry->value->status ?? (string) $entry->value;
}

try {
    $panel = new Panel($key, $url);

    foreach ($panel->listServices() as $service) {
        say('listServices', "$service->service $service->name, $service->min to $service->max");
    }

    foreach ($orders as $type => $order) {
        say('addOrder', "{$panel->addOrder($order)->order} $type");
    }

    $first = $panel->getOrderStatus(1);
    say('getOrderStatus', "1 $first->status, $first->remains to go, $first->charge $first->currency");

    try {
        $panel->getOrderStatus(10);
    } catch (Refused $refusal) {
        say('getOrderStatus', "10 refused: $refusal->text");
    }

    foreach ($panel->getOrderStatuses([1, 10, 100]) as $entry) {
        say('getOrderStatuses', "$entry->id " . orError($entry));
    }

    $refill = $panel->createRefill(1)->refill;
    say('createRefill', "1 has the refill $refill");

    foreach ($panel->createRefills([1, 2, 3]) as $entry) {
        say('createRefills', "$entry->id " . orError($entry));
    }

    say('getRefillStatus', "$refill {$panel->getRefillStatus($refill)->status}");

    foreach ($panel->getRefillStatuses([1, 2, 3]) as $entry) {
        say('getRefillStatuses', "$entry->id " . orError($entry));
    }

    foreach ($panel->cancelOrders([9, 2]) as $entry) {
        say('cancelOrders', "$entry->id " . orError($entry));
    }

    $balance = $panel->getBalance();
    say('getBalance', "$balance->balance $balance->currency");
} catch (PanelError | InvalidArgumentException $error) {
    fwrite(STDERR, $error->getMessage() . "\n");
    exit(1);
}
