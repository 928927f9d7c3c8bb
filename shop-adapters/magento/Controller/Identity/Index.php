<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Controller\Identity;

use Magento\Customer\Model\Session;
use Magento\Framework\App\Action\HttpGetActionInterface;
use Magento\Framework\App\Action\HttpPostActionInterface;
use Magento\Framework\App\CsrfAwareActionInterface;
use Magento\Framework\App\RequestInterface;
use Magento\Framework\App\Request\Http;
use Magento\Framework\App\Request\InvalidRequestException;
use Magento\Framework\Controller\ResultInterface;
use Magento\Framework\Controller\Result\Raw;
use Magento\Framework\Controller\Result\RawFactory;
use Zgoda\Chat\Model\Chat;
use Zgoda\Chat\Model\CustomerFacts;
use Zgoda\Core\Customer\Identity;

/** Tells who is signed in, to the visitor's own browser after the click, and to nobody else. */
class Index implements HttpGetActionInterface, HttpPostActionInterface, CsrfAwareActionInterface
{
    /** @var Http */
    private $request;

    /** @var RawFactory */
    private $results;

    /** @var Session */
    private $session;

    /** @var Chat */
    private $chat;

    /** @var CustomerFacts */
    private $facts;

    /**
     * @param Http $request
     * @param RawFactory $results
     * @param Session $session
     * @param Chat $chat
     * @param CustomerFacts $facts
     */
    public function __construct(
        Http $request,
        RawFactory $results,
        Session $session,
        Chat $chat,
        CustomerFacts $facts
    ) {
        $this->request = $request;
        $this->results = $results;
        $this->session = $session;
        $this->chat = $chat;
        $this->facts = $facts;
    }

    /** @inheritDoc */
    public function execute(): ResultInterface
    {
        $identity = $this->chat->adapter()->identity();
        $isOwn = $identity->isOwnPage(
            (string) $this->request->getMethod(),
            (string) $this->request->getHeader('Origin'),
            (string) $this->request->getHeader('Sec-Fetch-Site')
        );
        if (!$isOwn) {
            return $this->answer(403, '');
        }
        $isSignedIn = $this->session->isLoggedIn();
        $customer = $this->session->getCustomer();
        $id = $isSignedIn ? (int) $customer->getId() : 0;
        $token = $identity->token(
            $isSignedIn ? CustomerFacts::sub($id, (string) $customer->getCreatedAt()) : null,
            $this->facts->cart(),
            $isSignedIn ? $this->facts->orders($id) : [],
            null
        );
        return '' === $token ? $this->answer(204, '') : $this->answer(200, (string) json_encode(['token' => $token]));
    }

    /** @inheritDoc */
    public function createCsrfValidationException(RequestInterface $request): ?InvalidRequestException
    {
        return null;
    }

    /**
     * The request changes nothing, and execute() refuses other sites; cached pages outlive every form key.
     *
     * @param RequestInterface $request
     * @return bool|null
     */
    public function validateForCsrf(RequestInterface $request): ?bool
    {
        return true;
    }

    /**
     * An answer that nothing may keep.
     *
     * @param int $status
     * @param string $body
     * @return Raw
     */
    private function answer(int $status, string $body): Raw
    {
        $result = $this->results->create();
        $result->setHttpResponseCode($status);
        foreach (Identity::HEADERS as $name => $value) {
            $result->setHeader($name, $value, true);
        }
        if ('' !== $body) {
            $result->setHeader('Content-Type', 'application/json', true);
        }
        return $result->setContents($body);
    }
}
