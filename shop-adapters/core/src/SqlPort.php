<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Zgoda\Core;

/**
 * Settings in a table of the adapter's own, for platforms that load every row of their own settings with each page
 * (AD-2). MySQL and MariaDB.
 */
abstract class SqlPort extends BasePort
{
    private string $table;
    private int $shopId;

    /** @param string $table with the prefix of the platform */
    public function __construct(string $table, int $shopId)
    {
        $this->table = '`' . $table . '`';
        $this->shopId = $shopId;
    }

    /** Statement that makes the table. */
    public static function creation(string $table): string
    {
        return "CREATE TABLE IF NOT EXISTS `$table` ("
            . '`shop_id` INT UNSIGNED NOT NULL,'
            . ' `name` VARCHAR(100) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,'
            . ' `value` MEDIUMTEXT CHARACTER SET utf8mb4 NOT NULL,'
            . ' PRIMARY KEY (`shop_id`, `name`)) ENGINE=InnoDB';
    }

    public function read(string $name): ?string
    {
        $rows = $this->rows("SELECT `value` FROM {$this->table} WHERE {$this->is($name)}");
        return isset($rows[0]) ? (string) $rows[0]['value'] : null;
    }

    public function write(string $name, string $value): void
    {
        $values = "{$this->shopId}, {$this->quoted($name)}, {$this->quoted($value)}";
        $this->change("REPLACE INTO {$this->table} (`shop_id`, `name`, `value`) VALUES ($values)");
    }

    public function erase(string $name): void
    {
        $this->change("DELETE FROM {$this->table} WHERE {$this->is($name)}");
    }

    public function eraseUpTo(string $name, string $value): bool
    {
        $sql = "DELETE FROM {$this->table} WHERE {$this->is($name)} AND `value` <= {$this->quoted($value)}";
        return 0 < $this->change($sql);
    }

    public function names(string $prefix, int $limit): array
    {
        $begin = $this->quoted(addcslashes($prefix, '\_%') . '%');
        $where = "`shop_id` = {$this->shopId} AND `name` LIKE $begin";
        return array_column($this->rows("SELECT `name` FROM {$this->table} WHERE $where ORDER BY `name` LIMIT $limit"), 'name');
    }

    /**
     * Rows from the database itself, past every cache of the platform: another process may have changed them.
     *
     * @return list<array<string, mixed>>
     */
    abstract protected function rows(string $sql): array;

    /** @return int number of rows that the statement changed */
    abstract protected function change(string $sql): int;

    /** Escapes a text for use between single quotes. */
    abstract protected function escape(string $text): string;

    private function quoted(string $text): string
    {
        return "'" . $this->escape($text) . "'";
    }

    private function is(string $name): string
    {
        return "`shop_id` = {$this->shopId} AND `name` = {$this->quoted($name)}";
    }
}
