<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Plugin\zgoda;

use JTL\Backend\Notification;
use JTL\Backend\NotificationEntry;
use JTL\Events\Dispatcher;
use JTL\Helpers\Form;
use JTL\Helpers\Request;
use JTL\Plugin\Bootstrapper;
use JTL\Shop;
use JTL\Smarty\JTLSmarty;
use Zgoda\Core\Adapter;
use Zgoda\Core\Admin\Actions;
use Zgoda\Core\Admin\Outcome;
use Zgoda\Core\Admin\SettingsHtml;

/** What JTL-Shop calls: its hooks, its back office, and the life of the plugin. */
class Bootstrap extends Bootstrapper
{
    private ?Adapter $adapter = null;
    /** The table was dropped in this request. */
    private bool $isGone = false;

    /** Not the parent's: it forgets what other plugins listen to. */
    public function boot(Dispatcher $dispatcher): void
    {
        if (!Shop::isFrontend()) {
            $dispatcher->listen('backend.notification', [$this, 'notify']);
            // A page is saved without a hook, and JTL-Shop's own scheduler may not be set up.
            \register_shutdown_function([$this, 'runDue']);
            return;
        }
        $customers = new Customers($this->getDB());
        $front = new Front($this->adapter(), $customers);
        $dispatcher->hookInto(\HOOK_GLOBALINCLUDE_INC, [$front, 'answer']);
        $dispatcher->hookInto(\HOOK_SMARTY_OUTPUTFILTER, [$front, 'tag']);
        $dispatcher->hookInto(\HOOK_SEOCHECK_ENDE, [$front, 'keepLanguage']);
        $dispatcher->hookInto(\HOOK_LINKGROUPS_LOADED_PRE_CACHE, [$this, 'noteChange']);
        $erasures = new Erasures($this->adapter(), $customers);
        $dispatcher->hookInto(\HOOK_JTL_PAGE_KUNDENACCOUNTLOESCHEN, [$erasures, 'keepOwn']);
        $erasures->watchSync();
    }

    public function installed(): void
    {
        $this->getDB()->query(ShopPort::creation(ShopPort::TABLE));
    }

    public function enabled(): void
    {
        $this->adapter()->changes()->note();
    }

    public function disabled(): void
    {
        $this->adapter()->leave('pause');
    }

    /** Whatever the owner answered about data: the keys of a shop that has left are of no use. */
    public function uninstalled(bool $deleteData = true): void
    {
        $this->adapter()->leave('disconnect');
        $this->getDB()->query('DROP TABLE IF EXISTS `' . ShopPort::TABLE . '`');
        $this->isGone = true;
    }

    /** The settings page; runs the action that was sent to it. */
    public function renderAdminMenuTab(string $tabName, int $menuID, JTLSmarty $smarty): string
    {
        $adapter = $this->adapter();
        $account = Shop::Container()->getAdminAccount()->account();
        $isAdministrator = \ADMINGROUP === (int) $account->oGroup->kAdminlogingruppe;
        $outcome = $this->act($isAdministrator, (string) $account->kAdminlogin);
        if (null !== $outcome && '' !== $outcome->redirect) {
            \header('Location: ' . $outcome->redirect);
            exit;
        }
        if ($adapter->status()->isCheckDue()) {
            $adapter->wait()->start();
            $adapter->reports()->check();
        }
        $html = new SettingsHtml($adapter->port()->about()->settingsPage, [
            'section' => 'card card-body mb-4',
            'title' => 'subheading1 mb-3',
            'field' => 'form-group',
            'control' => 'form-control',
            'hint' => 'text-muted',
            'facts' => 'table',
            'primary' => 'btn btn-primary',
            'secondary' => 'btn btn-outline-primary',
            'success' => 'alert alert-success',
            'info' => 'alert alert-info',
            'warning' => 'alert alert-warning',
            'error' => 'alert alert-danger',
        ], ['jtl_token' => (string) ($_SESSION['jtl_token'] ?? '')]);
        return $html->page($adapter->settingsPage()->sections($isAdministrator), $outcome);
    }

    /** Adds the most serious finding to JTL-Shop's own notifications. */
    public function notify(Notification $notification): void
    {
        $adapter = $this->adapter();
        $findings = $adapter->connection()->hasChat() ? $adapter->status()->findings() : [];
        if ([] !== $findings) {
            $text = \htmlspecialchars($findings[0]->text, \ENT_QUOTES, 'UTF-8');
            $page = $adapter->port()->about()->settingsPage;
            $notification->add(NotificationEntry::TYPE_WARNING, 'Zgoda', $text, $page);
        }
    }

    /** Reports when something that a report may show differs from what was seen last. */
    public function noteChange(): void
    {
        $adapter = $this->adapter();
        if (!$adapter->connection()->isConnected()) {
            return;
        }
        $state = (new PolicyPages($this->getDB()))->fingerprint();
        if ($adapter->port()->read('shop_state') !== $state) {
            $adapter->changes()->note();
            $adapter->port()->write('shop_state', $state);
        }
    }

    public function runDue(): void
    {
        if ($this->isGone) {
            return;
        }
        $this->noteChange();
        foreach ($this->adapter()->port()->takeDue() as $job) {
            $this->adapter()->run($job);
        }
    }

    private function adapter(): Adapter
    {
        if (null === $this->adapter) {
            $port = new ShopPort($this->getDB(), $this->getPlugin());
            $this->adapter = new Adapter($port, null, new Orders($this->getDB()));
        }
        return $this->adapter;
    }

    private function act(bool $isAdministrator, string $user): ?Outcome
    {
        $actions = $this->adapter()->actions();
        if (isset($_GET['zgoda_state']) && $isAdministrator) {
            return $actions->complete((string) $_GET['zgoda_state'], (string) ($_GET['zgoda_code'] ?? ''), $user);
        }
        $action = (string) ($_POST['zgoda_action'] ?? '');
        if ('' === $action || !Form::validateToken()) {
            return null;
        }
        if (!$isAdministrator && \in_array($action, \array_merge(Actions::FOR_ADMINISTRATORS, [Actions::SHARING]), true)) {
            return new Outcome(Outcome::ERROR, 'forbidden', $this->adapter()->words()->say('connect.forbidden'));
        }
        return $actions->run($action, $_POST, $user);
    }
}
