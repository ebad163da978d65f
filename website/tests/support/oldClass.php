<?php

// Stands in for the class that shops have copies of: the same names, and as careless with errors.
class Api
{
    public $api_url = '';

    public $api_key = '';

    public function order($data)
    {
        return $this->connect(['action' => 'add'] + $data);
    }

    public function status($order_id)
    {
        return $this->connect(['action' => 'status', 'order' => $order_id]);
    }

    public function multiStatus($order_ids)
    {
        return $this->connect(['action' => 'status', 'orders' => implode(',', $order_ids)]);
    }

    public function services()
    {
        return $this->connect(['action' => 'services']);
    }

    public function refill($order_id)
    {
        return $this->connect(['action' => 'refill', 'order' => $order_id]);
    }

    public function multiRefill($order_ids)
    {
        return $this->connect(['action' => 'refill', 'orders' => implode(',', $order_ids)]);
    }

    public function refillStatus($refill_id)
    {
        return $this->connect(['refill' => $refill_id]);
    }

    public function multiRefillStatus($refill_ids)
    {
        return $this->connect(['refills' => implode(',', $refill_ids)]);
    }

    public function cancel($order_ids)
    {
        return $this->connect(['action' => 'cancel', 'orders' => implode(',', $order_ids)]);
    }

    public function balance()
    {
        return $this->connect(['action' => 'balance']);
    }

    private function connect($post)
    {
        $call = curl_init($this->api_url);
        curl_setopt_array($call, [
            CURLOPT_POSTFIELDS => http_build_query(['key' => $this->api_key] + $post),
            CURLOPT_RETURNTRANSFER => true,
        ]);

        return json_decode(curl_exec($call));
    }
}
