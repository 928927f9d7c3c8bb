<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Setup;

use Magento\Framework\Setup\ModuleContextInterface;
use Magento\Framework\Setup\SchemaSetupInterface;
use Magento\Framework\Setup\UninstallInterface;
use Zgoda\Chat\Model\Removal;

/** For modules that Composer installed: `module:uninstall --remove-data`. */
class Uninstall implements UninstallInterface
{
    /** @var Removal */
    private $removal;

    /**
     * @param Removal $removal
     */
    public function __construct(Removal $removal)
    {
        $this->removal = $removal;
    }

    /** @inheritDoc */
    public function uninstall(SchemaSetupInterface $setup, ModuleContextInterface $context)
    {
        $this->removal->remove();
    }
}
