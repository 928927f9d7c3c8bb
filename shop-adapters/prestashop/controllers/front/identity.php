<?php

/**
 * @author    Zgoda contributors
 * @copyright Zgoda contributors
 * @license   https://opensource.org/licenses/MIT MIT
 */
if (!defined('_PS_VERSION_')) {
    exit;
}

use Zgoda\Core\Customer\Identity;
use Zgoda\PrestaShop\CustomerFacts;

/** Tells who is signed in, to the visitor's own browser after the click, and to nobody else. */
class ZgodaIdentityModuleFrontController extends ModuleFrontController
{
    /** @var bool */
    public $ajax = true;

    public function display()
    {
        foreach (Identity::HEADERS as $name => $value) {
            header($name . ': ' . $value);
        }
        $identity = $this->module->adapter()->identity();
        $isOwn = $identity->isOwnPage(
            (string) ($_SERVER['REQUEST_METHOD'] ?? ''),
            (string) ($_SERVER['HTTP_ORIGIN'] ?? ''),
            (string) ($_SERVER['HTTP_SEC_FETCH_SITE'] ?? '')
        );
        if (!$isOwn) {
            http_response_code(403);

            return true;
        }
        $customer = $this->context->customer;
        $isSignedIn = $customer->isLogged();
        $token = $identity->token(
            $isSignedIn ? CustomerFacts::sub($customer) : null,
            CustomerFacts::cart($this->context->cart),
            $isSignedIn ? CustomerFacts::orders((int) $customer->id) : [],
            null
        );
        if ('' === $token) {
            http_response_code(204);

            return true;
        }
        header('Content-Type: application/json');
        echo json_encode(['token' => $token]);

        return true;
    }
}
