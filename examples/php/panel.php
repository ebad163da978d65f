<?php

/**
 * The panel API v2 in one file: its ten calls, for PHP 8.1 or later with ext-curl and nothing else.
 *
 *     require 'panel.php';
 *     $panel = new Autostagram\Panel(getenv('AUTOSTAGRAM_KEY') ?: '');
 *     $order = $panel->addOrder(['service' => 1, 'link' => 'https://example.com/p/1', 'quantity' => 1000])['order'];
 *     echo $panel->getOrderStatus($order)['status'];
 *
 * Each method gives what the panel answers as an array, with the names of the wire. Amounts and counts are decimal
 * text. An id of a list that fails is data and stands in its place: ['order' => 3, 'refill' => ['error' => '…']].
 *
 * Three things are thrown. InvalidArgumentException: an argument cannot be right, and nothing was sent. Refused: the
 * panel said no and did nothing. PanelError: there is no usable answer; after addOrder, createRefill, createRefills and
 * cancelOrders its message says whether the panel may have acted.
 *
 * It does not repeat a call, follow a redirect, convert money, or check the values in an answer.
 *
 * The key can spend the balance: keep it on a server. No message holds it, nor what var_dump, var_export, print_r and
 * serialize make of a Panel. Stack traces of PHP show arguments; PHP 8.2 hides those marked SensitiveParameter, PHP 8.1
 * needs zend.exception_ignore_args=On.
 */

declare(strict_types=1);

namespace Autostagram;

final class Panel
{
    /** Scheme and host are captured. A pattern, since the key goes astray where two parsers read a host differently. */
    private const ENDPOINT = '~^((?i)https?)://(\[[\da-f:.]+]|[^][\x00-\x20\x7f%/:?#@\\\\]+)(?::\d+)?'
        . '(?:/[^\x00-\x20\x7f?#\\\\]*)?/api/v2\z~';

    /** What curl reports before a byte of the form has left. */
    private const NOTHING_SENT = [
        CURLE_URL_MALFORMAT,
        CURLE_COULDNT_RESOLVE_PROXY,
        CURLE_COULDNT_RESOLVE_HOST,
        CURLE_COULDNT_CONNECT,
        CURLE_SSL_CACERT,
    ];

    private readonly string $url;
    private readonly bool $isEncrypted;

    /** In a closure, where var_export and serialize cannot see it either. */
    private readonly \Closure $key;

    /**
     * @param string $key Your API key, from the account page of the panel.
     * @param string $url The whole endpoint: https, or http to this machine.
     */
    public function __construct(
        #[\SensitiveParameter]
        string $key,
        #[\SensitiveParameter]
        string $url = 'https://xn--2i0bt7p86inpdbormib.com/api/v2',
    ) {
        if (preg_match('/^[\x21-\x7e]+\z/', $key) !== 1) {
            throw new \InvalidArgumentException('key is missing, or has characters in it that no key has');
        }
        if (preg_match(self::ENDPOINT, $url, $parts) !== 1) {
            throw new \InvalidArgumentException('url must be a whole endpoint and nothing else, ending in /api/v2');
        }
        $this->isEncrypted = strtolower($parts[1]) === 'https';
        if (!$this->isEncrypted && !self::isLoopback(strtolower($parts[2]))) {
            throw new \InvalidArgumentException('url must be https; http is for this machine only');
        }
        $this->url = $url;
        $this->key = static fn (): string => $key;
    }

    /** @return list<array<string, mixed>> With service, name, type, category, rate, min, max, refill, cancel. */
    public function listServices(): array
    {
        return $this->call(__FUNCTION__, ['action' => 'services']);
    }

    /**
     * Takes the price from the balance. After a PanelError the order may exist: look before you place it again.
     *
     * @param array<string, int|string|list<string>> $fields What the service's type asks for; a list becomes lines.
     * @return array{order: int}
     */
    public function addOrder(array $fields): array
    {
        self::checkId('service', $fields['service'] ?? null);
        return $this->call(__FUNCTION__, ['action' => 'add'] + self::asText($fields), 'order');
    }

    /** @return array{charge: string, start_count: string, status: string, remains: string, currency: string} */
    public function getOrderStatus(int $order): array
    {
        return $this->call(__FUNCTION__, ['action' => 'status', 'order' => self::checkId('order', $order)], 'status');
    }

    /**
     * @param list<int> $orders
     * @return array<int, array<string, mixed>> A status, or an error, under the id of each order.
     */
    public function getOrderStatuses(array $orders): array
    {
        return $this->call(__FUNCTION__, ['action' => 'status', 'orders' => self::joinIds('orders', $orders)]);
    }

    /** @return array{refill: string} The id of the refill, which the panel writes as text here. */
    public function createRefill(int $order): array
    {
        return $this->call(__FUNCTION__, ['action' => 'refill', 'order' => self::checkId('order', $order)], 'refill');
    }

    /**
     * @param list<int> $orders
     * @return list<array{order: int, refill: int|array{error: string}}>
     */
    public function createRefills(array $orders): array
    {
        return $this->call(__FUNCTION__, ['action' => 'refill', 'orders' => self::joinIds('orders', $orders)]);
    }

    /** @return array{status: string} */
    public function getRefillStatus(int $refill): array
    {
        $fields = ['action' => 'refill_status', 'refill' => self::checkId('refill', $refill)];
        return $this->call(__FUNCTION__, $fields, 'status');
    }

    /**
     * @param list<int> $refills
     * @return list<array{refill: int, status: string|array{error: string}}>
     */
    public function getRefillStatuses(array $refills): array
    {
        $fields = ['action' => 'refill_status', 'refills' => self::joinIds('refills', $refills)];
        return $this->call(__FUNCTION__, $fields);
    }

    /**
     * @param list<int> $orders
     * @return list<array{order: int, cancel: int|array{error: string}}> 1: the panel took the wish.
     */
    public function cancelOrders(array $orders): array
    {
        return $this->call(__FUNCTION__, ['action' => 'cancel', 'orders' => self::joinIds('orders', $orders)]);
    }

    /** @return array{balance: string, currency: string} */
    public function getBalance(): array
    {
        return $this->call(__FUNCTION__, ['action' => 'balance'], 'balance');
    }

    /** @return array{url: string} */
    public function __debugInfo(): array
    {
        return ['url' => $this->url];
    }

    /**
     * @param array<string, int|string> $fields
     * @param string|null $wanted The field without which the answer is none.
     */
    private function call(string $operation, array $fields, ?string $wanted = null): array
    {
        [$status, $body] = $this->post($operation, $fields);
        $answer = json_decode($body, true, 512, JSON_BIGINT_AS_STRING);
        $refusal = is_array($answer) ? $answer['error'] ?? null : null;
        if (is_string($refusal) && $refusal !== '') {
            throw new Refused($this->mask($refusal));
        }
        $problem = match (true) {
            $status >= 300 && $status < 400 => 'a redirect, which is not followed',
            $status < 200 || $status >= 400 => 'no answer of this API',
            !is_array($answer) => 'no JSON object or list',
            $wanted !== null && !isset($answer[$wanted]) => "no `$wanted`",
            default => null,
        };
        return $problem === null ? $answer : throw $this->failure($operation, "HTTP $status with $problem");
    }

    /**
     * @param array<string, int|string> $fields
     * @return array{int, string} The HTTP status and the body.
     */
    private function post(string $operation, array $fields): array
    {
        // A new handle for each call: on a kept connection that breaks, curl sends the form a second time by itself.
        $curl = curl_init($this->url);
        if ($curl === false || !curl_setopt_array($curl, $this->options($fields))) {
            throw $this->failure($operation, 'curl does not take its options', sent: false);
        }
        $body = curl_exec($curl);
        if (!is_string($body)) {
            $code = curl_errno($curl);
            $problem = curl_error($curl) ?: curl_strerror($code) ?? "curl error $code";
            throw $this->failure($operation, $problem, sent: !in_array($code, self::NOTHING_SENT, true));
        }
        return [curl_getinfo($curl, CURLINFO_RESPONSE_CODE), $body];
    }

    /** @param array<string, int|string> $fields */
    private function options(array $fields): array
    {
        // The separator is given, since arg_separator.output of a php.ini may be another.
        $form = http_build_query(['key' => ($this->key)()] + $fields, '', '&', PHP_QUERY_RFC1738);
        $options = [
            CURLOPT_POSTFIELDS => $form,
            CURLOPT_RETURNTRANSFER => true,
            CURLOPT_SSL_VERIFYPEER => true,
            CURLOPT_SSL_VERIFYHOST => 2,
            CURLOPT_FOLLOWLOCATION => false, // the key would go to another address
            CURLOPT_CONNECTTIMEOUT => 10,
            CURLOPT_TIMEOUT => 30,
        ];
        // PHP has the newer option since 8.3 only.
        $options += defined('CURLOPT_PROTOCOLS_STR')
            ? [CURLOPT_PROTOCOLS_STR => 'https,http']
            : [CURLOPT_PROTOCOLS => CURLPROTO_HTTPS | CURLPROTO_HTTP];
        // A proxy named in the environment would read the key of a call that is not encrypted.
        return $this->isEncrypted ? $options : $options + [CURLOPT_PROXY => ''];
    }

    private function failure(string $operation, string $problem, bool $sent = true): PanelError
    {
        $consequence = match (true) {
            !$sent => '; nothing was sent',
            preg_match('/^(add|create|cancel)/', $operation) === 1
                => '; the panel may have acted, so look before you repeat the call',
            default => '',
        };
        return new PanelError($operation . ': ' . $this->mask($problem) . $consequence);
    }

    /** Takes the key out of a text, as it is and as forms write it. */
    private function mask(string $text): string
    {
        $key = ($this->key)();
        return strtr($text, array_fill_keys([$key, urlencode($key), rawurlencode($key)], '[key]'));
    }

    private static function isLoopback(string $host): bool
    {
        $isLoopback4 = str_starts_with($host, '127.') && ip2long($host) !== false;
        return $isLoopback4 || $host === 'localhost' || $host === '[::1]';
    }

    private static function checkId(string $name, mixed $id): int
    {
        return is_int($id) && $id > 0 ? $id : throw new \InvalidArgumentException("$name must be a positive integer");
    }

    /** @param array<mixed> $ids */
    private static function joinIds(string $name, array $ids): string
    {
        $distinct = array_unique(array_map(fn (mixed $id): int => self::checkId($name, $id), $ids));
        if (count($distinct) < 1 || count($distinct) > 100) {
            throw new \InvalidArgumentException("$name must hold 1 to 100 ids");
        }
        return implode(',', $distinct);
    }

    /**
     * @param array<mixed> $fields
     * @return array<string>
     */
    private static function asText(array $fields): array
    {
        $texts = [];
        foreach ($fields as $name => $value) {
            $texts[$name] = match (true) {
                is_int($value) => (string) $value,
                is_string($value) && preg_match('/^[^\0]*\z/u', $value) === 1 => $value,
                is_array($value) && $value !== [] && !in_array(false, array_map(self::isLine(...), $value), true)
                    => implode("\n", $value),
                default => throw new \InvalidArgumentException("$name must be text, an integer or a list of lines"),
            };
        }
        return $texts;
    }

    /** An empty line, or one with a break in it, would change the number of lines, and that is what is charged for. */
    private static function isLine(mixed $line): bool
    {
        return is_string($line) && trim($line) !== '' && preg_match('/^[^\0\r\n]*\z/u', $line) === 1;
    }
}

/** The panel said no, in the words of the message. It did nothing and charged nothing. */
final class Refused extends \RuntimeException
{
}

/** No usable answer: a broken connection, a redirect, a page that is no JSON. */
final class PanelError extends \RuntimeException
{
}
