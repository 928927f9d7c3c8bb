<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Controller\Adminhtml\Settings;

use Magento\Backend\App\Action;
use Magento\Backend\App\Action\Context;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\Controller\ResultFactory;
use Magento\Framework\Controller\ResultInterface;
use Zgoda\Chat\Model\Chat;
use Zgoda\Core\Adapter;
use Zgoda\Core\Admin\Actions;
use Zgoda\Core\Admin\Outcome;

/** Shows the settings page, and does what is pressed there. */
class Index extends Action implements HttpGetActionInterface, HttpPostActionInterface
{
    public const ADMIN_RESOURCE = 'Zgoda_Chat::settings';

    /** @var Chat */
    private $chat;

    /**
     * @param Context $context
     * @param Chat $chat
     */
    public function __construct(Context $context, Chat $chat)
    {
        parent::__construct($context);
        $this->chat = $chat;
    }

    /** @inheritDoc */
    public function execute(): ResultInterface
    {
        $ids = array_keys($this->chat->shops()->all());
        $id = (int) $this->getRequest()->getParam('website', $ids[0]);
        if (!in_array($id, $ids, true)) {
            $id = $ids[0];
        }
        $this->getRequest()->setParam('website', $id);
        $adapter = $this->chat->shops()->of($id);
        $outcome = $this->act($adapter);
        if (null !== $outcome) {
            $this->tell($outcome);
            $redirect = $this->resultFactory->create(ResultFactory::TYPE_REDIRECT);
            return $redirect->setUrl($outcome->redirect ?: $adapter->port()->about()->settingsPage);
        }
        $page = $this->resultFactory->create(ResultFactory::TYPE_PAGE);
        $page->setActiveMenu('Zgoda_Chat::settings');
        $page->getConfig()->getTitle()->prepend('Zgoda');
        return $page;
    }

    /**
     * Does the action of the request.
     *
     * @param Adapter $adapter
     * @return Outcome|null
     */
    private function act(Adapter $adapter): ?Outcome
    {
        $request = $this->getRequest();
        $user = (string) $this->_auth->getUser()->getId();
        $mayConnect = $this->_authorization->isAllowed('Zgoda_Chat::connection');
        $state = (string) $request->getParam('zgoda_state');
        if ('' !== $state && $mayConnect) {
            return $adapter->actions()->complete($state, (string) $request->getParam('zgoda_code'), $user);
        }
        $action = (string) $request->getParam('zgoda_action');
        if ('' === $action || !$request->isPost()) {
            return null;
        }
        if (!$mayConnect && in_array($action, Actions::FOR_ADMINISTRATORS, true)) {
            return new Outcome(Outcome::ERROR, 'forbidden', $adapter->words()->say('connect.forbidden'));
        }
        return $adapter->actions()->run($action, $request->getParams(), $user);
    }

    /**
     * Says the outcome on the next page.
     *
     * @param Outcome $outcome
     * @return void
     */
    private function tell(Outcome $outcome): void
    {
        $methods = [
            Outcome::SUCCESS => 'addSuccessMessage',
            Outcome::INFO => 'addNoticeMessage',
            Outcome::WARNING => 'addWarningMessage',
            Outcome::ERROR => 'addErrorMessage',
        ];
        if ('' !== $outcome->text) {
            $this->messageManager->{$methods[$outcome->level]}($outcome->text);
        }
    }
}
