<?php
$_['heading_title'] = 'Zgoda';
