<?php

/**
 * A client for the panel API of 오토스타그램, and of other panels of this protocol. One file, for PHP 8.1 or later with
 * ext-curl and nothing else. The end of it is made from the description.
 *
 *     require 'Panel.php';
 *     echo (new Autostagram\Panel('YOUR_KEY'))->getOrderStatus(1)->status;
 *
 * The key can spend the balance: keep it on a server. No message and no dump holds it. Stack traces of PHP show
 * arguments; PHP 8.2 hides those marked SensitiveParameter, PHP 8.1 needs zend.exception_ignore_args=On.
 */

declare(strict_types=1);

namespace Autostagram;

/** What the methods of Panel are made of: one call, and lists of any length. */
abstract class Calls
{
    /** Scheme and host are captured. A pattern, since the key goes astray where two parsers read a host differently. */
    private const ENDPOINT = '~^((?i)https?)://(\[[\da-f:.]+]|[^][\x00-\x20\x7f%/:?#@\\\\]+)(?::\d+)?'
        . '(?:/[^\x00-\x20\x7f?#\\\\]*)?/api/v2\z~';
    private const LOOPBACK = '/^(localhost|127(\.(25[0-5]|(2[0-4]|1\d|[1-9])?\d)){3}|\[::1])\z/i';
    private const NUMBER = '/"(?:[^"\\\\]++|\\\\.)*+"(*SKIP)(*FAIL)|-?(\d++)(?:\.(\d++))?(?:e([+-]?\d++))?/si';

    /** In a generator: nothing that dumps, exports or serializes sees into one. */
    private readonly \Generator $key;

    /**
     * @param string $key Your API key, from the account page of the panel.
     * @param string $url The whole endpoint: https, or http to this machine.
     * @param float $timeout Seconds for a whole call. A list of more than 100 ids takes several calls.
     */
    public function __construct(
        #[\SensitiveParameter] string $key,
        #[\SensitiveParameter] private readonly string $url = Panel::URL,
        private readonly float $timeout = 30,
    ) {
        $problem = match (true) {
            preg_match('/^[\x21-\x7e]+\z/', $key) !== 1 => 'key is missing, or has characters in it that no key has',
            preg_match(self::ENDPOINT, $url, $parts) !== 1
                => 'url must be a whole endpoint and nothing else, ending in /api/v2',
            strtolower($parts[1]) === 'http' && preg_match(self::LOOPBACK, $parts[2]) !== 1
                => 'url must be https; http is for this machine only',
            !($timeout > 0 && $timeout < 1e6) => 'timeout must be a number of seconds',
            default => null,
        };
        $this->key = $problem === null ? (static fn () => yield $key)() : throw new \InvalidArgumentException($problem);
    }

    /** @param array<mixed> $fields */
    protected function one(string $operation, string $action, string $type, array $fields = []): mixed
    {
        $name = str_ends_with($type, '[]') ? 'list' : 'object';
        return $this->read($type, $this->call($operation, $action, $fields), $operation, $name);
    }

    /**
     * @param array<mixed> $ids
     * @return list<Entry<mixed>>
     */
    protected function many(
        string $operation,
        string $action,
        string $type,
        string $own,
        array $ids,
        string $field,
    ): array {
        $distinct = array_unique(array_map(fn (mixed $id): int => self::checkId("{$own}s", $id), $ids));
        $entries = $distinct !== [] ? [] : throw new \InvalidArgumentException("{$own}s must hold at least one id");
        // The panel refuses a longer list whole.
        foreach (array_chunk($distinct, 100) as $part) {
            try {
                $answer = $this->call($operation, $action, ["{$own}s" => implode(',', $part)]);
                $found = self::rowsById($answer, $own, $field)
                    ?? throw new UnexpectedAnswer($operation, "no list of {$own}s");
            } catch (PanelError $error) {
                $error->answered = $entries;
                throw $error;
            }
            foreach ($part as $id) {
                $entries[] = $this->entry($operation, $type, $id, $found[$id] ?? null);
            }
        }
        return $entries;
    }

    private static function checkId(string $name, mixed $id): int
    {
        return is_int($id) && $id > 0 ? $id : throw new \InvalidArgumentException("$name must be a positive integer");
    }

    /** @return array<mixed> What the answer says of each id, from rows that name theirs or from a map. */
    private static function rowsById(#[\SensitiveParameter] mixed $rows, string $own, string $field): ?array
    {
        if (is_array($rows) && array_is_list($rows)) {
            $ids = array_filter(array_map(static fn (mixed $row) => $row[$own] ?? null, $rows), is_string(...));
            $rows = count($ids) === count($rows) ? array_combine($ids, $rows) : null;
        }
        $pick = static fn (mixed $row): mixed => is_array($row) ? $row[$field] ?? $row : $row;
        return is_array($rows) ? array_map($pick, $rows) : null;
    }

    private function entry(string $operation, string $type, int $id, mixed $found): Entry
    {
        $text = $this->refusalIn($found);
        try {
            return match (true) {
                $found === null => new Entry($id, error: 'left out of the answer', reason: Reason::Missing),
                $text !== null => new Entry($id, error: $text, reason: Reason::of($text)),
                default => new Entry($id, $this->read($type, $found, $operation, 'object')),
            };
        } catch (UnexpectedAnswer $error) {
            return new Entry($id, error: $error->getMessage(), reason: Reason::Unexpected);
        }
    }

    /** A value of a type. A model has a constant with the types of its fields. */
    private function read(string $type, #[\SensitiveParameter] mixed $value, string $operation, string $name): mixed
    {
        if (str_ends_with($type, '[]') && is_array($value) && array_is_list($value)) {
            $read = fn (#[\SensitiveParameter] $row) => $this->read(substr($type, 0, -2), $row, $operation, 'object');
            return array_map($read, $value);
        }
        if (class_exists($type) && is_array($value)) {
            $values = [];
            foreach ($type::FIELDS as $field => $kind) {
                $values[] = $this->read($kind, $value[$field] ?? null, $operation, "`$field`");
            }
            return new $type(...$values);
        }
        $isId = is_string($value) && preg_match('/^([1-9]\d{0,39})(\.0+)?\z/', $value, $id) === 1;
        return match (true) {
            $type === 'int' && $isId && is_int(filter_var($id[1], FILTER_VALIDATE_INT)) => (int) $id[1],
            $type === 'taken' && ($isId || $value === true) => true,
            $type === 'bool' && is_bool($value), $type === '?string' && $value === null,
            ltrim($type, '?') === 'string' && is_string($value) => $value,
            // Something with these digits exists: they must not get lost.
            $type === 'int' && $isId => throw new UnexpectedAnswer($operation, "no integer holds $id[1]"),
            default => throw new UnexpectedAnswer($operation, "the answer has no $name"),
        };
    }

    /** @param array<mixed> $fields */
    private function call(string $operation, string $action, array $fields): mixed
    {
        [$status, $body] = $this->send($operation, ['action' => $action] + self::asText($fields));
        [$isJson, $answer] = self::parse($body);
        PanelError::check($operation, $status, $this->refusalIn($answer), isset($answer['order']), $isJson);
        return $answer;
    }

    /** @return array{bool, mixed} Whether it is JSON; what is in it, all numbers as text. Or a refusal as a form. */
    private static function parse(string $body): array
    {
        $text = preg_replace('/^\xef\xbb\xbf/', '', $body);
        // Once as it is, since quotes around its numbers make JSON of what is none.
        json_decode($text, flags: JSON_INVALID_UTF8_SUBSTITUTE);
        if (json_last_error() !== JSON_ERROR_NONE) {
            parse_str(str_starts_with($text, 'error=') ? $text : '', $form);
            return [false, $form];
        }
        $quote = static fn (array $number): string => '"' . self::plain(...$number) . '"';
        $quoted = preg_replace_callback(self::NUMBER, $quote, $text);
        $answer = json_decode($quoted ?? 'null', true, flags: JSON_INVALID_UTF8_SUBSTITUTE);
        foreach (Panel::ENVELOPES as $name) {
            $answer = is_array($answer) && is_array($answer[$name] ?? null) ? $answer[$name] : $answer;
        }
        // PHP has one kind of array, and an empty object is no empty list.
        return [true, $answer === [] && preg_match('/{\s*}/', $text) === 1 ? ['' => null] : $answer];
    }

    /** A number without its exponent. */
    private static function plain(string $number, string $whole, string $fraction = '', string $exponent = ''): string
    {
        $places = strlen($fraction) - (int) $exponent;
        $isExact = strlen($whole . $fraction) <= 15 && abs($places) <= 50;
        return $exponent !== '' && $isExact ? sprintf('%.' . max(0, $places) . 'F', $number) : $number;
    }

    private function refusalIn(#[\SensitiveParameter] mixed $value): ?string
    {
        $error = is_array($value) ? $value['error'] ?? null : null;
        return is_string($error) && $error !== '' ? $this->mask($error) : null;
    }

    /**
     * @param array<string> $form
     * @return array{int, string} The HTTP status and the body.
     */
    private function send(string $operation, array $form): array
    {
        // A new handle for each call: on a kept connection that breaks, curl sends the form a second time by itself.
        $curl = curl_init($this->url);
        $body = '';
        $options = [
            // The separator is given, since arg_separator.output of a php.ini may be another.
            CURLOPT_POSTFIELDS => http_build_query(['key' => $this->key->current()] + $form, '', '&'),
            CURLOPT_HTTPHEADER => ['Expect:'],
            CURLOPT_ENCODING => 'gzip',
            CURLOPT_WRITEFUNCTION => static function (\CurlHandle $_, string $bytes) use (&$body): int {
                $body .= $bytes;
                return strlen($body) > 1 << 25 ? 0 : strlen($bytes);
            },
            CURLOPT_SSL_VERIFYPEER => true,
            CURLOPT_SSL_VERIFYHOST => 2,
            CURLOPT_FOLLOWLOCATION => false,
            CURLOPT_CONNECTTIMEOUT => 10,
            CURLOPT_TIMEOUT_MS => (int) ceil($this->timeout * 1000),
            CURLOPT_NOSIGNAL => true,
        ];
        // A proxy named in the environment would read the key of a call that is not encrypted.
        $proxy = stripos($this->url, 'https') === 0 ? [] : [CURLOPT_PROXY => ''];
        if (!curl_setopt_array($curl, $options + $proxy) || !curl_exec($curl)) {
            $class = curl_errno($curl) === CURLE_OPERATION_TIMEDOUT ? TimeoutError::class : ConnectionError::class;
            $outcome = curl_getinfo($curl, CURLINFO_REQUEST_SIZE) === 0 ? 'not-sent' : 'unknown';
            throw new $class($operation, $this->mask(curl_error($curl)), $outcome);
        }
        return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $body];
    }

    /** @return array<mixed> The fields of an order, of which a form has null where one is left out. */
    protected static function fieldsOf(Order|array $order): array
    {
        $isGiven = static fn (mixed $value): bool => $value !== null;
        return (is_array($order) ? $order : array_filter(get_object_vars($order), $isGiven)) + ['service' => null];
    }

    /**
     * @param array<mixed> $fields
     * @return array<string>
     */
    private static function asText(array $fields): array
    {
        $write = static fn (string $name, mixed $value): string => match (true) {
            in_array($name, Panel::ID_FIELDS, true) => (string) self::checkId($name, $value),
            is_int($value) => (string) $value,
            is_string($value) && preg_match('/^[^\0]*\z/u', $value) === 1 => $value,
            is_array($value) && $value !== [] && array_filter($value, self::isLine(...)) === $value
                => implode("\n", $value),
            default => throw new \InvalidArgumentException("$name must be text, an integer or a list of lines"),
        };
        return array_combine(array_keys($fields), array_map($write, array_keys($fields), $fields));
    }

    /** An empty line, or one with a break in it, would change the number of lines, and that is what is charged for. */
    private static function isLine(mixed $line): bool
    {
        return is_string($line) && trim($line) !== '' && preg_match('/^[^\0\r\n]*\z/u', $line) === 1;
    }

    /** Takes the key out of a text, however forms, JSON, HTML or base64 spell it. */
    private function mask(string $text): string
    {
        $key = $this->key->current();
        $spell = static fn (array $sign): string
            => sprintf('(?:(?:%%(?:25)*|\\\\+u00)%x|&#?\w+;|\\\\*%s)', ord($sign[0]), preg_quote($sign[0], '~'));
        $code = static fn (int $n): string => substr(base64_encode(str_repeat(' ', $n) . $key), $n > 0 ? $n + 1 : 0);
        $codes = array_filter(array_map($code, [0, 1, 2]), static fn (string $code): bool => strlen($code) > 9);
        $stem = static fn (string $code): string => preg_quote(substr(rtrim($code, '='), 0, -1), '~');
        $plain = preg_replace_callback('/\W/', $spell, $key);
        return preg_replace('~' . implode('|', [$plain, ...array_map($stem, $codes)]) . '~i', '[key]', $text);
    }
}

// From here on made from the description by clients/php/generate.ts. Do not edit: run `npm run clients -- php`.

/**
 * One panel, one key. A method throws InvalidArgumentException when an argument cannot be right, Refused when the panel
 * said no, and another PanelError for everything else. No call is sent twice, and no redirect is followed.
 */
final class Panel extends Calls
{
    public const URL = 'https://xn--2i0bt7p86inpdbormib.com/api/v2';

    protected const ENVELOPES = ['services', 'data', 'status', 'refill'];

    protected const ID_FIELDS = ['order', 'refill', 'service'];

    /**
     * Every service this account may order, with its price and limits. The answer can hold thousands of rows and
     * changes seldom: keep it for a while rather than asking before each order.
     *
     * @return list<Service>
     */
    public function listServices(): array
    {
        return $this->one(__FUNCTION__, 'services', Service::class . '[]');
    }

    /**
     * Places an order and takes its price from the balance. Which fields it needs depends on the service's `type`: pick
     * the form whose title is that text.
     *
     * There is no idempotency key. When the answer is lost on the way, the order may exist and may have been charged:
     * do not send it again before you have looked, or it is bought twice.
     *
     * @param Order|array<string, int|string|list<string>> $order An array for a type that is not documented.
     */
    public function addOrder(Order|array $order): PlacedOrder
    {
        return $this->one(__FUNCTION__, 'add', PlacedOrder::class, self::fieldsOf($order));
    }

    /** Where one order stands. For several orders in one call, use `getOrderStatuses`. */
    public function getOrderStatus(int $order): OrderStatus
    {
        return $this->one(__FUNCTION__, 'status', OrderStatus::class, ['order' => $order]);
    }

    /**
     * Where up to 100 orders stand, in one call. An id that the panel does not know has its reason as its entry; the
     * others are answered all the same. A longer list is sent in parts.
     *
     * @param list<int> $orders
     * @return list<Entry<OrderStatus>>
     */
    public function getOrderStatuses(array $orders): array
    {
        return $this->many(__FUNCTION__, 'status', OrderStatus::class, 'order', $orders, '');
    }

    /**
     * Asks the panel to top up one order from which units have dropped off. Works for services with `refill: true`. A
     * second request can be answered differently from the first, so do not simply repeat it when an answer was lost:
     * the refill may exist.
     */
    public function createRefill(int $order): CreatedRefill
    {
        return $this->one(__FUNCTION__, 'refill', CreatedRefill::class, ['order' => $order]);
    }

    /**
     * Asks for a refill of up to 100 orders in one call. An order that cannot be refilled has its reason as its entry;
     * the others are refilled all the same. A longer list is sent in parts.
     *
     * @param list<int> $orders
     * @return list<Entry<int>>
     */
    public function createRefills(array $orders): array
    {
        return $this->many(__FUNCTION__, 'refill', 'int', 'order', $orders, 'refill');
    }

    /** Where one refill stands. For several refills in one call, use `getRefillStatuses`. */
    public function getRefillStatus(int $refill): RefillStatus
    {
        return $this->one(__FUNCTION__, 'refill_status', RefillStatus::class, ['refill' => $refill]);
    }

    /**
     * Where up to 100 refills stand, in one call. A refill that the panel does not know has its reason as its entry. A
     * longer list is sent in parts.
     *
     * @param list<int> $refills
     * @return list<Entry<string>>
     */
    public function getRefillStatuses(array $refills): array
    {
        return $this->many(__FUNCTION__, 'refill_status', 'string', 'refill', $refills, 'status');
    }

    /**
     * Asks the panel to stop up to 100 orders that still run. Works for services with `cancel: true`; an order that
     * cannot be stopped has its reason as its entry. A longer list is sent in parts.
     *
     * @param list<int> $orders
     * @return list<Entry<bool>>
     */
    public function cancelOrders(array $orders): array
    {
        return $this->many(__FUNCTION__, 'cancel', 'taken', 'order', $orders, 'cancel');
    }

    /** What the account can still spend, and in which currency every price is. */
    public function getBalance(): Balance
    {
        return $this->one(__FUNCTION__, 'balance', Balance::class);
    }
}

/** One line of the catalogue: something the panel delivers to a link, such as followers or comments. */
final class Service
{
    /** @internal */
    public const FIELDS = [
        'service' => 'int',
        'name' => 'string',
        'type' => 'string',
        'category' => 'string',
        'rate' => 'string',
        'min' => 'string',
        'max' => 'string',
        'refill' => 'bool',
        'cancel' => 'bool',
    ];

    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** What people see in the panel. */
        public readonly string $name,
        /**
         * Decides which fields an order needs; each order form bears the type as its title. The type itself is not
         * sent. A panel may add types of its own.
         */
        public readonly string $type,
        /** The heading under which the panel lists the service. */
        public readonly string $category,
        /**
         * The price of 1,000 units, or of one order for the Package types, in the account's currency (see
         * `getBalance`). This is the custom of such panels; the panel's page does not state it.
         */
        public readonly string $rate,
        /** The fewest units of one order. With drip-feed, of one run. By the same custom as `rate`. */
        public readonly string $min,
        /** The most units of one order. With drip-feed, of one run. By the same custom as `rate`. */
        public readonly string $max,
        /** Whether units that drop off later are topped up on request, with `createRefill`. */
        public readonly bool $refill,
        /** Whether an order that still runs may be stopped, with `cancelOrders`. */
        public readonly bool $cancel,
    ) {
    }
}

/** The order is placed, and its price is taken from the balance. */
final class PlacedOrder
{
    /** @internal */
    public const FIELDS = [
        'order' => 'int',
    ];

    public function __construct(
        /** The order's id. Keep it, everything else asks for it. */
        public readonly int $order,
    ) {
    }
}

/** Where one order stands. */
final class OrderStatus
{
    /** @internal */
    public const FIELDS = [
        'charge' => 'string',
        'start_count' => '?string',
        'status' => 'string',
        'remains' => '?string',
        'currency' => 'string',
    ];

    public function __construct(
        /**
         * What the order costs. By the custom of such panels, what a partial or cancelled order did not deliver is
         * given back.
         */
        public readonly string $charge,
        /** The counter at the link (followers, views) when the order started. */
        public readonly ?string $start_count,
        /**
         * `Pending`: accepted, waiting. `Processing`: being prepared. `In progress`: being delivered. `Completed`:
         * delivered. `Partial`: ended before all was delivered. `Canceled`: stopped. The set is open: treat a status
         * that you do not know as not final.
         */
        public readonly string $status,
        /**
         * Units not delivered. While the order runs it goes down; for `Partial` and `Canceled` it is what will never
         * come.
         */
        public readonly ?string $remains,
        /** The currency of `charge`. */
        public readonly string $currency,
    ) {
    }
}

/** The refill is on its way. */
final class CreatedRefill
{
    /** @internal */
    public const FIELDS = [
        'refill' => 'int',
    ];

    public function __construct(
        /** The number that `createRefill` or `createRefills` answered with. */
        public readonly int $refill,
    ) {
    }
}

/** Where one refill stands. */
final class RefillStatus
{
    /** @internal */
    public const FIELDS = [
        'status' => 'string',
    ];

    public function __construct(
        /**
         * `Pending`: accepted, waiting. `In progress`: being delivered. `Completed`: topped up. `Rejected`: the panel
         * will not. `Canceled`: stopped. `Error`: it failed. The set is open: treat a status that you do not know as
         * not final.
         */
        public readonly string $status,
    ) {
    }
}

/** What the account can still spend. */
final class Balance
{
    /** @internal */
    public const FIELDS = [
        'balance' => 'string',
        'currency' => 'string',
    ];

    public function __construct(
        /** The amount left. Orders that are placed are already taken off. */
        public readonly string $balance,
        /** The currency of the balance, and of every rate and charge of this account. */
        public readonly string $currency,
    ) {
    }
}

/** What addOrder takes: a form for each documented type of service. */
interface Order
{
}

/**
 * Followers, likes, views: a number of units to one link. With `runs` it becomes a drip-feed: the quantity is delivered
 * that many times, one run every `interval` minutes, and the order costs `runs` times as much.
 */
final class DefaultOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /** Drip-feed, how many times the quantity is delivered. The order costs this many times as much. */
        public readonly ?int $runs = null,
        /** Drip-feed, minutes from one run to the next. */
        public readonly ?int $interval = null,
    ) {
    }
}

/** A fixed bundle to one link. The service says what is in it, and its rate is the price of the whole order. */
final class PackageOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
    ) {
    }
}

/** Visits from search results for the given keywords. */
final class SeoOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /**
         * Search terms, one a line.
         *
         * @var list<string>
         */
        public readonly array $keywords,
    ) {
    }
}

/** Comments in your words, one for each line. The number of lines is the quantity. */
final class CustomCommentsOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /**
         * Comments, one a line. They are posted as they stand.
         *
         * @var list<string>
         */
        public readonly array $comments,
    ) {
    }
}

/** A fixed bundle of comments in your words. The service's rate is the price of the whole order. */
final class CustomCommentsPackageOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /**
         * Comments, one a line. They are posted as they stand.
         *
         * @var list<string>
         */
        public readonly array $comments,
    ) {
    }
}

/** Mentions of the accounts given. */
final class MentionsOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /**
         * Account names to mention, one a line.
         *
         * @var list<string>
         */
        public readonly array $usernames,
    ) {
    }
}

/** Mentions of the accounts given, together with hashtags. */
final class MentionsWithHashtagsOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /**
         * Account names to mention, one a line.
         *
         * @var list<string>
         */
        public readonly array $usernames,
        /**
         * Hashtags to add, one a line.
         *
         * @var list<string>
         */
        public readonly array $hashtags,
    ) {
    }
}

/** Mentions of exactly the accounts listed. The number of lines is the quantity. */
final class MentionsCustomListOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /**
         * Account names to mention, one a line.
         *
         * @var list<string>
         */
        public readonly array $usernames,
    ) {
    }
}

/** Mentions of accounts that use a hashtag. */
final class MentionsHashtagOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /** The hashtag whose users are mentioned. */
        public readonly string $hashtag,
    ) {
    }
}

/** Mentions of the followers of one account. */
final class MentionsUserFollowersOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /** The account whose followers are mentioned. */
        public readonly string $username,
    ) {
    }
}

/** Mentions of the accounts that liked one post. */
final class MentionsMediaLikersOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /** The address (URL) of the post whose likers are mentioned. */
        public readonly string $media,
    ) {
    }
}

/** Likes for the comment that one account left at the link. */
final class CommentLikesOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /** The account that wrote the comment. */
        public readonly string $username,
    ) {
    }
}

/** Replies, in your words, to the comment that one account left at the link. The number of lines is the quantity. */
final class CommentRepliesOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** The account that wrote the comment. */
        public readonly string $username,
        /**
         * Comments, one a line. They are posted as they stand.
         *
         * @var list<string>
         */
        public readonly array $comments,
    ) {
    }
}

/** Votes for one answer of a poll. */
final class PollOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /** Which answer of the poll to vote for, counted from 1. */
        public readonly int $answer_number,
    ) {
    }
}

/** Invitations to the members of the groups listed. */
final class InvitesFromGroupsOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /**
         * Groups whose members are invited, one a line.
         *
         * @var list<string>
         */
        public readonly array $groups,
    ) {
    }
}

/**
 * A standing order for one account: every new post gets between `min` and `max` units, `delay` minutes after it
 * appears. It has no link.
 */
final class SubscriptionsOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The account whose new posts are served. */
        public readonly string $username,
        /** The fewest units for each post. */
        public readonly int $min,
        /** The most units for each post. */
        public readonly int $max,
        /** Minutes to wait after a post appears. Only these steps exist. */
        public readonly int $delay,
        /** How many new posts to serve before the order ends. Left out, there is no end. */
        public readonly ?int $posts = null,
        /** How many posts that exist already to serve too. */
        public readonly ?int $old_posts = null,
        /** The day on which the order ends, as day/month/year, for example `31/12/2027`. */
        public readonly ?string $expiry = null,
    ) {
    }
}

/** Visits to a site from one country. With `runs` it becomes a drip-feed, as for `Default`. */
final class WebTrafficOrder implements Order
{
    public function __construct(
        /** The service to order, as `service` in the list of services. */
        public readonly int $service,
        /** The address of the profile, post or page that is to receive the units. */
        public readonly string $link,
        /** Units to deliver, within the service's `min` and `max`. With drip-feed, units of each run. */
        public readonly int $quantity,
        /** The country the visits come from, written as the service's page asks for it. */
        public readonly string $country,
        /** What the visits are made with. 1: desktop, 2: Android, 3: iOS, 4: mixed mobile, 5: mobile and desktop. */
        public readonly int $device,
        /**
         * Where the visits seem to come from. 1: Google, with `google_keyword`; 2: a site of your own, with
         * `referring_url`; 3: nowhere (blank referrer).
         */
        public readonly int $type_of_traffic,
        /** Drip-feed, how many times the quantity is delivered. The order costs this many times as much. */
        public readonly ?int $runs = null,
        /** Drip-feed, minutes from one run to the next. */
        public readonly ?int $interval = null,
        /** The search term, when `type_of_traffic` is 1. */
        public readonly ?string $google_keyword = null,
        /** The address (URL) of the referring page, when `type_of_traffic` is 2. */
        public readonly ?string $referring_url = null,
    ) {
    }
}

/**
 * One id of a list: its value; or the panel's words for why there is none, and what they mean.
 *
 * @template T
 */
final class Entry
{
    /** @param T|null $value */
    public function __construct(
        public readonly int $id,
        public readonly mixed $value = null,
        public readonly ?string $error = null,
        public readonly ?Reason $reason = null,
    ) {
    }
}

/** A call failed. The outcome is not-sent, refused, or unknown: then an order, refill or cancel may exist. */
abstract class PanelError extends \RuntimeException
{
    /** @var list<Entry<mixed>> Of a list of more than 100 ids: the entries before the part that failed. */
    public array $answered = [];

    /** @param 'not-sent'|'refused'|'unknown' $outcome */
    public function __construct(string $operation, string $problem, public readonly string $outcome = 'unknown')
    {
        parent::__construct("$operation: $problem" . match (true) {
            $outcome === 'not-sent' => '; nothing was sent',
            $outcome === 'unknown' && preg_match('/^(add|create|cancel)/', $operation) === 1
                => '; the panel may have acted, so look before you repeat the call',
            default => '',
        });
    }

    /** @internal Throws what an answer stands for, unless it is a good one. */
    public static function check(
        string $operation,
        int $status,
        ?string $refusal,
        bool $namesOrder,
        bool $isJson,
    ): void {
        $refusal ??= $status === 429 ? 'Too many calls' : null;
        match (true) {
            $status >= 500 || $status === 408 || $status === 425 || $status === 499
                => throw new HttpError($operation, "HTTP $status with no answer of this API", 'unknown'),
            $refusal !== null && $namesOrder
                => throw self::refusal($operation, $status, $refusal, 'unknown'),
            $refusal !== null
                => throw self::refusal($operation, $status, $refusal, 'refused'),
            $status >= 400
                => throw new HttpError($operation, "HTTP $status with no answer of this API", 'refused'),
            $status >= 300
                => throw new RedirectError($operation, "HTTP $status and a redirect, which is not followed", 'unknown'),
            !$isJson
                => throw new UnreadableAnswer($operation, "HTTP $status with no JSON", 'unknown'),
            default => null,
        };
    }

    private static function refusal(string $operation, int $status, string $text, string $outcome): Refused
    {
        $reason = $status === 429 ? Reason::RateLimit : Reason::of($text);
        $class = $reason === Reason::RateLimit ? RateLimited::class : Refused::class;
        return new $class($operation, $text, $reason, $outcome);
    }
}

/** The panel said no, in its own words. It did nothing and charged nothing. */
class Refused extends PanelError
{
    public function __construct(
        string $operation,
        public readonly string $text,
        public readonly Reason $reason,
        string $outcome = 'refused',
    ) {
        parent::__construct($operation, $text, $outcome);
    }
}

/** The panel said that there were too many calls. */
final class RateLimited extends Refused
{
}

/** An HTTP status from 400 up, without a refusal. */
final class HttpError extends PanelError
{
}

/** A redirect, which is not followed: it would take the key elsewhere. */
final class RedirectError extends PanelError
{
}

/** What came is no JSON, or more than 32 MiB. */
final class UnreadableAnswer extends PanelError
{
}

/** What came is JSON of another shape. */
final class UnexpectedAnswer extends PanelError
{
}

/** No whole answer came within the timeout. */
final class TimeoutError extends PanelError
{
}

/** No connection came about, or it broke. */
final class ConnectionError extends PanelError
{
}

/** What the words of a refusal mean. In a list also: the answer leaves an id out, or its entry makes no sense. */
enum Reason: string
{
    case LinkInUse = 'link_in_use';
    case RefillDisabled = 'refill_disabled';
    case NotEnoughFunds = 'not_enough_funds';
    case MinQuantity = 'min_quantity';
    case MaxQuantity = 'max_quantity';
    case IncorrectServiceId = 'incorrect_service_id';
    case BadLink = 'bad_link';
    case RateLimit = 'rate_limit';
    case IncorrectOrderId = 'incorrect_order_id';
    case IncorrectRequest = 'incorrect_request';
    case RefillNotFound = 'refill_not_found';
    case InvalidKey = 'invalid_key';
    case Other = 'other';
    case Missing = 'missing';
    case Unexpected = 'unexpected';

    public static function of(string $text): self
    {
        $known = [
            'you have active order with this link. please wait until order being completed' => self::LinkInUse,
            'refill is disabled for this service' => self::RefillDisabled,
            'neworder.error.not_enough_funds' => self::NotEnoughFunds,
            'neworder.error.link_duplicate' => self::LinkInUse,
            'neworder.error.min_quantity' => self::MinQuantity,
            'neworder.error.max_quantity' => self::MaxQuantity,
            'not enough funds on balance' => self::NotEnoughFunds,
            'error.incorrect_service_id' => self::IncorrectServiceId,
            'quantity less than minimal' => self::MinQuantity,
            'quantity more than maximum' => self::MaxQuantity,
            'incorrect service id' => self::IncorrectServiceId,
            'neworder.error.link' => self::BadLink,
            'rate limit exceeded' => self::RateLimit,
            'incorrect order id' => self::IncorrectOrderId,
            'incorrect request' => self::IncorrectRequest,
            'refill not found' => self::RefillNotFound,
            'invalid api key' => self::InvalidKey,
            'bad link' => self::BadLink,
        ];
        foreach ($known as $words => $reason) {
            if (str_contains(strtolower($text), $words)) {
                return $reason;
            }
        }
        return self::Other;
    }
}
