<?php

/**
 * Zgoda: live chat that keeps a signed record of every consent.
 *
 * @author    Zgoda contributors
 * @copyright Zgoda contributors
 * @license   https://opensource.org/licenses/MIT MIT
 */
if (!defined('_PS_VERSION_')) {
    exit;
}

require_once __DIR__ . '/autoload.php';

use Zgoda\Core\Adapter;
use Zgoda\Core\Admin\Actions;
use Zgoda\Core\Admin\Outcome;
use Zgoda\Core\Admin\SettingsHtml;
use Zgoda\Core\Customer\Person;
use Zgoda\Core\Shops;
use Zgoda\PrestaShop\CustomerFacts;
use Zgoda\PrestaShop\Orders;
use Zgoda\PrestaShop\ShopPort;

class Zgoda extends Module
{
    private const HOOKS = [
        'displayBeforeBodyClosingTag',
        'displayBackOfficeHeader',
        'displayAdminAfterHeader',
        'actionObjectCMSAddAfter',
        'actionObjectCMSUpdateAfter',
        'actionObjectCMSDeleteAfter',
        'actionObjectLanguageAddAfter',
        'actionObjectLanguageUpdateAfter',
        'actionObjectLanguageDeleteAfter',
        'actionObjectShopUrlUpdateAfter',
        'actionObjectCustomerDeleteBefore',
        'actionExportGDPRData',
        'actionDeleteGDPRCustomer',
    ];

    /** @var Shops|null */
    private $shops;

    public function __construct()
    {
        $this->name = 'zgoda';
        $this->tab = 'front_office_features';
        $this->version = '0.1.0';
        $this->author = 'Zgoda contributors';
        $this->need_instance = 0;
        $this->bootstrap = true;
        $this->ps_versions_compliancy = ['min' => '1.7.8.0', 'max' => '9.99.99'];
        parent::__construct();
        $this->displayName = 'Zgoda';
        $this->description = $this->adapter()->words()->say('lead');
    }

    public function install()
    {
        return Db::getInstance()->execute(ShopPort::creation(ShopPort::table()))
            && parent::install()
            && $this->registerHook(self::HOOKS);
    }

    public function uninstall()
    {
        $this->shops()->leave('disconnect');

        return parent::uninstall() && Db::getInstance()->execute('DROP TABLE IF EXISTS `' . ShopPort::table() . '`');
    }

    public function disable($force_all = false)
    {
        $this->shops()->leave('pause');

        return parent::disable($force_all);
    }

    public function enable($force_all = false)
    {
        $isEnabled = parent::enable($force_all);
        $this->shops()->note();

        return $isEnabled;
    }

    public function shops(): Shops
    {
        if (null === $this->shops) {
            $make = function (int $id): Adapter {
                return new Adapter(new ShopPort($id, $this), null, new Orders($id));
            };
            $this->shops = new Shops($make, array_map('intval', array_values(Shop::getShops(false, null, true))));
        }

        return $this->shops;
    }

    /** The core for the shop of this request. */
    public function adapter(): Adapter
    {
        return $this->shops()->of((int) $this->context->shop->id);
    }

    public function getContent()
    {
        if (Shop::isFeatureActive() && Shop::getContext() !== Shop::CONTEXT_SHOP) {
            return $this->displayWarning($this->adapter()->words()->say('choose_shop'));
        }
        $adapter = $this->adapter();
        $isAdministrator = $this->context->employee->isSuperAdmin();
        $outcome = $this->act($adapter, $isAdministrator);
        if (null !== $outcome && '' !== $outcome->redirect) {
            Tools::redirect($outcome->redirect);
        }
        if ($adapter->status()->isCheckDue()) {
            $adapter->wait()->start();
            $adapter->reports()->check();
        }
        $html = new SettingsHtml($adapter->port()->about()->settingsPage, [
            'section' => 'panel',
            'title' => 'panel-heading',
            'control' => 'form-control',
            'field' => 'form-group',
            'hint' => 'help-block',
            'primary' => 'btn btn-primary',
            'secondary' => 'btn btn-default btn-outline-secondary',
            'facts' => 'table',
            'success' => 'alert alert-success',
            'info' => 'alert alert-info',
            'warning' => 'alert alert-warning',
            'error' => 'alert alert-danger',
        ]);

        return $html->page($adapter->settingsPage()->sections($isAdministrator), $outcome);
    }

    /** @param array<string, mixed> $params */
    public function hookDisplayBeforeBodyClosingTag($params)
    {
        $identity = $this->adapter()->identity()->isOn()
            ? $this->context->link->getModuleLink($this->name, 'identity', [], true)
            : '';

        return $this->adapter()->snippet()->tag((string) $this->context->language->locale, '', $identity, $this->productName());
    }

    /** PrestaShop has no scheduler: what is due is done after pages of the back office. */
    public function hookDisplayBackOfficeHeader()
    {
        foreach ($this->shops()->all() as $id => $adapter) {
            $this->noteSettings($id, $adapter);
        }
        register_shutdown_function([$this->shops(), 'runDue']);
    }

    public function hookDisplayAdminAfterHeader()
    {
        $adapter = $this->adapter();
        $isOwnPage = Tools::getValue('configure') === $this->name;
        $findings = $isOwnPage || !$adapter->connection()->hasChat() ? [] : $adapter->status()->findings();

        return [] === $findings ? '' : $this->displayWarning('Zgoda: ' . htmlspecialchars($findings[0]->text, ENT_QUOTES, 'UTF-8'));
    }

    public function hookActionObjectCMSAddAfter()
    {
        $this->shops()->note();
    }

    public function hookActionObjectCMSUpdateAfter()
    {
        $this->shops()->note();
    }

    public function hookActionObjectCMSDeleteAfter()
    {
        $this->shops()->note();
    }

    public function hookActionObjectLanguageAddAfter()
    {
        $this->shops()->note();
    }

    public function hookActionObjectLanguageUpdateAfter()
    {
        $this->shops()->note();
    }

    public function hookActionObjectLanguageDeleteAfter()
    {
        $this->shops()->note();
    }

    public function hookActionObjectShopUrlUpdateAfter()
    {
        $this->shops()->note();
    }

    /** @param array<string, mixed> $params */
    public function hookActionObjectCustomerDeleteBefore($params)
    {
        $customer = $params['object'] ?? null;
        if ($customer instanceof Customer) {
            $this->shops()->keepErasure(new Person((string) $customer->email, [CustomerFacts::sub($customer)]));
        }
    }

    /**
     * @param array<string, mixed> $customer the account, or the e-mail address or the phone alone
     *
     * @return string JSON for PrestaShop's own module for rights requests
     */
    public function hookActionExportGDPRData($customer)
    {
        $words = $this->adapter()->words();
        $rows = [];
        foreach ($this->shops()->export($this->person($customer)) as $group) {
            foreach ($group['fields'] as $field) {
                $rows[] = [
                    $words->say('privacy.part') => $group['label'],
                    $words->say('privacy.field') => $field['name'],
                    $words->say('privacy.value') => $field['value'],
                ];
            }
        }

        return json_encode([] === $rows ? $words->say('privacy.nothing') : $rows);
    }

    /**
     * @param array<string, mixed> $customer
     *
     * @return string
     */
    public function hookActionDeleteGDPRCustomer($customer)
    {
        $this->shops()->keepErasure($this->person($customer));

        return json_encode(true);
    }

    /** Maintenance, languages and addresses are saved without an event that all versions have. */
    private function noteSettings(int $shopId, Adapter $adapter): void
    {
        $names = ['PS_SHOP_ENABLE', 'PS_LANG_DEFAULT', 'PS_REWRITING_SETTINGS', 'PS_SSL_ENABLED'];
        $state = [];
        foreach ($names as $name) {
            $state[] = (string) Configuration::get($name, null, null, $shopId);
        }
        $state = implode(' ', $state);
        if ($adapter->connection()->isConnected() && $adapter->port()->read('shop_state') !== $state) {
            $adapter->port()->write('shop_state', $state);
            $adapter->changes()->note();
        }
    }

    private function act(Adapter $adapter, bool $isAdministrator): ?Outcome
    {
        $user = (string) $this->context->employee->id;
        $state = (string) Tools::getValue('zgoda_state');
        if ('' !== $state && $isAdministrator) {
            return $adapter->actions()->complete($state, (string) Tools::getValue('zgoda_code'), $user);
        }
        $action = (string) Tools::getValue('zgoda_action');
        if ('' === $action || 'POST' !== $_SERVER['REQUEST_METHOD']) {
            return null;
        }
        if (!$isAdministrator && in_array($action, Actions::FOR_ADMINISTRATORS, true)) {
            return new Outcome(Outcome::ERROR, 'forbidden', $adapter->words()->say('connect.forbidden'));
        }

        return $adapter->actions()->run($action, Tools::getAllValues(), $user);
    }

    private function productName(): string
    {
        if ('product' !== ($this->context->controller->php_self ?? '')) {
            return '';
        }
        $product = new Product((int) Tools::getValue('id_product'), false, (int) $this->context->language->id);

        return Validate::isLoadedObject($product) ? (string) $product->name : '';
    }

    /** @param array<string, mixed> $customer */
    private function person($customer): Person
    {
        $account = new Customer((int) ($customer['id'] ?? 0));
        $subs = Validate::isLoadedObject($account) ? [CustomerFacts::sub($account)] : [];

        return new Person((string) ($customer['email'] ?? ''), $subs, (string) ($customer['phone'] ?? ''));
    }
}
