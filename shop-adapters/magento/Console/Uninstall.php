<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
declare(strict_types=1);

namespace Zgoda\Chat\Console;

use Symfony\Component\Console\Command\Command;
use Symfony\Component\Console\Input\InputInterface;
use Symfony\Component\Console\Output\OutputInterface;
use Zgoda\Chat\Model\Removal;

/** For modules that were copied to app/code, which Magento cannot uninstall by itself. */
class Uninstall extends Command
{
    /** @var Removal */
    private $removal;

    /**
     * @param Removal $removal
     */
    public function __construct(Removal $removal)
    {
        parent::__construct();
        $this->removal = $removal;
    }

    /** @inheritDoc */
    protected function configure()
    {
        $this->setName('zgoda:uninstall')->setDescription('Disconnects from Zgoda and removes its settings.');
    }

    /** @inheritDoc */
    protected function execute(InputInterface $input, OutputInterface $output)
    {
        $this->removal->remove();
        $output->writeln('Done. Now run module:disable Zgoda_Chat and delete app/code/Zgoda/Chat.');
        return Command::SUCCESS;
    }
}
