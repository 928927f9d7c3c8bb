<?php

/**
 * @author    Zgoda contributors
 * @copyright Zgoda contributors
 * @license   https://opensource.org/licenses/MIT MIT
 */
if (!defined('_PS_VERSION_')) {
    exit;
}

use Zgoda\Core\Customer\Door;
use Zgoda\Core\Customer\Identity;

/** Answers the service, which signs its questions, and nobody else. */
class ZgodaDoorModuleFrontController extends ModuleFrontController
{
    /** @var bool */
    public $ajax = true;

    public function display()
    {
        $headers = Door::headersOf($_SERVER);
        $answer = $this->module->adapter()->door()->answer($headers, (string) file_get_contents('php://input'));
        foreach (Identity::HEADERS as $name => $value) {
            header($name . ': ' . $value);
        }
        http_response_code($answer->status);
        if ('' !== $answer->body) {
            header('Content-Type: application/json');
            echo $answer->body;
        }

        return true;
    }

    /** PrestaShop calls this one instead when a request accepts JSON, as those of the service do. */
    public function displayAjax()
    {
        $this->display();
    }

    /** A closed shop answers too: the service asks for the report that says so. */
    protected function displayMaintenancePage()
    {
    }
}
