<?php
/**
 * Copyright © Zgoda contributors. MIT licence, see LICENSE.
 */
use Magento\Framework\Component\ComponentRegistrar;

ComponentRegistrar::register(ComponentRegistrar::MODULE, 'Zgoda_Chat', __DIR__);
