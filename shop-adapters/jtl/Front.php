<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Plugin\zgoda;

use JTL\Catalog\Product\Preise;
use JTL\Helpers\Request;
use JTL\Helpers\Text;
use JTL\Session\Frontend;
use JTL\Shop;
use Zgoda\Core\Adapter;
use Zgoda\Core\Customer\Identity;

/** The visitor's side: the tag, and two addresses that answer before JTL-Shop makes a page. */
class Front
{
    public const IDENTITY = 'zgoda/identity';
    public const DOOR = 'zgoda/door';

    private Adapter $adapter;
    private Customers $customers;

    public function __construct(Adapter $adapter, Customers $customers)
    {
        $this->adapter = $adapter;
        $this->customers = $customers;
    }

    /** @param array<string, mixed> $args */
    public function tag(array $args): void
    {
        if (Request::isAjaxRequest()) {
            return;
        }
        $product = $args['smarty']->getTemplateVars('Artikel');
        $isProduct = \PAGE_ARTIKEL === Shop::getPageType();
        $tag = $this->adapter->snippet()->tag(
            Text::convertISO2ISO639(Shop::getLanguageCode()),
            '',
            $this->adapter->identity()->isOn() ? \URL_SHOP . '/' . self::IDENTITY : '',
            $isProduct ? (string) ($product->cName ?? '') : ''
        );
        if ('' !== $tag) {
            $args['document']->find('body')->append($tag);
        }
    }

    /**
     * JTL-Shop shows a page in the shop's default language, whatever its address, to a browser that has no session yet:
     * the service, which looks like that, would find another text than the reported one.
     */
    public function keepLanguage(): void
    {
        $links = Shop::Container()->getLinkService();
        $links->updateDefaultLanguageData((int) Shop::getLanguageID(), (string) Shop::getLanguageCode());
    }

    public function answer(): void
    {
        $path = (string) \parse_url((string) ($_SERVER['REQUEST_URI'] ?? ''), \PHP_URL_PATH);
        $home = (string) \parse_url(\URL_SHOP . '/', \PHP_URL_PATH);
        if ($home . self::IDENTITY === $path) {
            $this->tellIdentity();
        } elseif ($home . self::DOOR === $path) {
            $this->openDoor();
        }
    }

    private function tellIdentity(): void
    {
        $identity = $this->adapter->identity();
        $isOwn = $identity->isOwnPage(
            (string) ($_SERVER['REQUEST_METHOD'] ?? ''),
            (string) ($_SERVER['HTTP_ORIGIN'] ?? ''),
            (string) ($_SERVER['HTTP_SEC_FETCH_SITE'] ?? '')
        );
        if (!$isOwn) {
            $this->send(403, '');
        }
        $id = (int) Frontend::getCustomer()->getID();
        $token = $identity->token(
            0 < $id ? $this->customers->sub($id) : null,
            $this->cart(),
            0 < $id ? (new Orders(Shop::Container()->getDB()))->newest($id, Shop::getLanguageCode(), 5) : [],
            null
        );
        $this->send('' === $token ? 204 : 200, '' === $token ? '' : (string) \json_encode(['token' => $token]));
    }

    private function openDoor(): void
    {
        $headers = [];
        foreach (['shop', 'time', 'nonce', 'signature'] as $name) {
            $headers['x-zgoda-' . $name] = (string) ($_SERVER['HTTP_X_ZGODA_' . \strtoupper($name)] ?? '');
        }
        $answer = $this->adapter->door()->answer($headers, (string) \file_get_contents('php://input'));
        $this->send($answer->status, $answer->body);
    }

    /** @return ?array<string, mixed> */
    private function cart(): ?array
    {
        $cart = Frontend::getCart();
        $items = (int) $cart->gibAnzahlArtikelExt([\C_WARENKORBPOS_TYP_ARTIKEL]);
        $currency = Frontend::getCurrency();
        return 0 === $items ? null : [
            'items' => $items,
            'total' => Identity::amount($cart->gibGesamtsummeWaren(true) * $currency->getConversionFactor()),
            'currency' => $currency->getCode(),
        ];
    }

    /** @return never */
    private function send(int $status, string $body): void
    {
        while (0 < \ob_get_level()) {
            \ob_end_clean();
        }
        \http_response_code($status);
        foreach (Identity::HEADERS as $name => $value) {
            \header($name . ': ' . $value);
        }
        if ('' !== $body) {
            \header('Content-Type: application/json');
            \header('Content-Length: ' . \strlen($body));
        }
        echo $body;
        exit;
    }
}
