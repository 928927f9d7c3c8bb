<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\ViewModel;

use Magento\Framework\App\RequestInterface;
use Magento\Framework\AuthorizationInterface;
use Magento\Framework\Data\Form\FormKey;
use Magento\Framework\View\Element\Block\ArgumentInterface;
use Zgoda\Chat\Model\Chat;
use Zgoda\Core\Adapter;
use Zgoda\Core\Admin\SettingsHtml;

/** Draws the settings page. */
class Settings implements ArgumentInterface
{
    /** @var Chat */
    private $chat;

    /** @var RequestInterface */
    private $request;

    /** @var FormKey */
    private $formKey;

    /** @var AuthorizationInterface */
    private $authorization;

    /**
     * @param Chat $chat
     * @param RequestInterface $request
     * @param FormKey $formKey
     * @param AuthorizationInterface $authorization
     */
    public function __construct(
        Chat $chat,
        RequestInterface $request,
        FormKey $formKey,
        AuthorizationInterface $authorization
    ) {
        $this->chat = $chat;
        $this->request = $request;
        $this->formKey = $formKey;
        $this->authorization = $authorization;
    }

    /**
     * The page as HTML.
     *
     * @return string
     */
    public function html(): string
    {
        $adapter = $this->chat->shops()->of((int) $this->request->getParam('website'));
        if ($adapter->status()->isCheckDue()) {
            $adapter->wait()->start();
            $adapter->reports()->check();
        }
        $isAdministrator = $this->authorization->isAllowed('Zgoda_Chat::connection');
        $html = new SettingsHtml($adapter->port()->about()->settingsPage, [
            'section' => 'admin__page-section',
            'title' => 'admin__page-section-title title',
            'field' => 'admin__field',
            'control' => 'admin__control-text',
            'hint' => 'admin__field-note',
            'facts' => 'data-table admin__table-secondary',
            'primary' => 'action-primary',
            'secondary' => 'action-secondary',
            'success' => 'message message-success success',
            'info' => 'message message-notice notice',
            'warning' => 'message message-warning warning',
            'error' => 'message message-error error',
        ], ['form_key' => $this->formKey->getFormKey()]);
        return $this->websites() . $html->page($adapter->settingsPage()->sections($isAdministrator));
    }

    /**
     * Links to the other websites.
     *
     * @return string
     */
    private function websites(): string
    {
        $all = $this->chat->shops()->all();
        $links = array_map(static function (Adapter $adapter): string {
            $about = $adapter->port()->about();
            return '<a href="' . htmlspecialchars($about->settingsPage) . '">' . htmlspecialchars($about->name) . '</a>';
        }, 1 < count($all) ? $all : []);
        return [] === $links ? '' : '<p>' . implode(' · ', $links) . '</p>';
    }
}
