<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Plugin\zgoda;

use JTL\DB\DbInterface;
use JTL\Helpers\Text;
use JTL\Link\Link;
use Zgoda\Core\Report\Page;

/** The special page of JTL-Shop for the privacy policy, in each language, as a guest can read it. */
class PolicyPages
{
    private DbInterface $db;

    public function __construct(DbInterface $db)
    {
        $this->db = $db;
    }

    /** @return non-empty-list<Page> */
    public function pages(): array
    {
        $row = $this->db->getSingleArray('SELECT `kLink` FROM `tlink` WHERE `nLinkart` = ' . \LINKTYP_DATENSCHUTZ
            . ' ORDER BY `bIsActive` DESC, `kLink` LIMIT 1');
        $pages = [];
        foreach ($this->languages() as $language) {
            $pages[] = $this->page((int) ($row['kLink'] ?? 0), $language);
        }
        return [] === $pages ? [new Page('en', true, Page::NONE)] : $pages;
    }

    /** A hash of everything that a report is made from. JTL-Shop has no hook for a saved page. */
    public function fingerprint(): string
    {
        $rows = $this->db->getArrays(
            "SELECT CONCAT_WS(' ', 'page', `kLink`, `bIsActive`, `cSichtbarNachLogin`, `cKundengruppen`) AS `fact`"
            . ' FROM `tlink` WHERE `nLinkart` = :policy'
            . " UNION ALL SELECT CONCAT_WS(' ', 'text', t.`kLink`, t.`cISOSprache`, t.`cTitle`, t.`cName`, MD5(t.`cContent`))"
            . ' FROM `tlinksprache` t JOIN `tlink` l ON l.`kLink` = t.`kLink` WHERE l.`nLinkart` = :policy2'
            . " UNION ALL SELECT CONCAT_WS(' ', 'seo', s.`kKey`, s.`kSprache`, s.`cSeo`) FROM `tseo` s"
            . " JOIN `tlink` l ON l.`kLink` = s.`kKey` WHERE s.`cKey` = 'kLink' AND l.`nLinkart` = :policy3"
            . " UNION ALL SELECT CONCAT_WS(' ', 'terms', `kSprache`, `kKundengruppe`, MD5(`cDSEContentHtml`),"
            . ' MD5(`cDSEContentText`)) FROM `ttext`'
            . " UNION ALL SELECT CONCAT_WS(' ', 'language', `cISO`, `active`, `cShopStandard`) FROM `tsprache`"
            . " UNION ALL SELECT CONCAT_WS(' ', `cName`, `cWert`) FROM `teinstellungen`"
            . " WHERE `cName` = 'wartungsmodus_aktiviert' OR `cName` LIKE 'routing\\_%'",
            ['policy' => \LINKTYP_DATENSCHUTZ, 'policy2' => \LINKTYP_DATENSCHUTZ, 'policy3' => \LINKTYP_DATENSCHUTZ]
        );
        $facts = \array_column($rows, 'fact');
        \sort($facts);
        return \hash('sha256', \implode("\n", $facts));
    }

    /** @return list<array<string, mixed>> */
    private function languages(): array
    {
        return $this->db->getArrays('SELECT `kSprache`, `cISO`, `cShopStandard` FROM `tsprache` WHERE `active` = 1');
    }

    /** @param array<string, mixed> $language */
    private function page(int $id, array $language): Page
    {
        $locale = Text::convertISO2ISO639((string) $language['cISO']);
        $isDefault = 'Y' === $language['cShopStandard'];
        $row = $this->db->getSingleArray(
            'SELECT l.*, t.`cTitle`, t.`cName` AS `name`, t.`cContent` FROM `tlink` l'
            . ' JOIN `tlinksprache` t ON t.`kLink` = l.`kLink` AND t.`cISOSprache` = :iso WHERE l.`kLink` = :id',
            ['iso' => $language['cISO'], 'id' => $id]
        );
        if (null === $row) {
            return new Page($locale, $isDefault, Page::NONE);
        }
        $languageId = (int) $language['kSprache'];
        $page = new Page($locale, $isDefault, $this->status($row));
        $page->id = (string) $id;
        $page->title = (string) ('' === (string) $row['cTitle'] ? $row['name'] : $row['cTitle']);
        $page->html = $row['cContent'] . '<div>' . $this->terms($languageId) . '</div>';
        if (Page::PUBLISHED === $page->status) {
            $page->url = (string) ((new Link($this->db))->load($id)->getURLs()[$languageId] ?? '');
        }
        return $page;
    }

    /** @param array<string, mixed> $row */
    private function status(array $row): string
    {
        $maintenance = "SELECT `cWert` FROM `teinstellungen` WHERE `cName` = 'wartungsmodus_aktiviert'";
        if ('Y' === ($this->db->getSingleArray($maintenance)['cWert'] ?? '')) {
            return 'closed';
        }
        if (empty($row['bIsActive'])) {
            return 'draft';
        }
        $groups = \array_filter(\explode(';', (string) $row['cKundengruppen']), 'is_numeric');
        $isForGuests = [] === $groups || \in_array($this->guests(), \array_map('intval', $groups), true);
        return 'Y' === $row['cSichtbarNachLogin'] || !$isForGuests ? 'private' : Page::PUBLISHED;
    }

    /** The policy among the shop's legal texts, which the same page shows below its own content. */
    private function terms(int $languageId): string
    {
        $row = $this->db->getSingleArray(
            'SELECT x.`cDSEContentHtml`, x.`cDSEContentText` FROM `ttext` x JOIN `tsprache` s ON s.`kSprache` = x.`kSprache`'
            . " WHERE x.`kKundengruppe` = :guests AND (s.`kSprache` = :language OR s.`cShopStandard` = 'Y')"
            . ' ORDER BY s.`kSprache` = :language2 DESC LIMIT 1',
            ['guests' => $this->guests(), 'language' => $languageId, 'language2' => $languageId]
        );
        $html = (string) ($row['cDSEContentHtml'] ?? '');
        return '' === $html ? \nl2br((string) ($row['cDSEContentText'] ?? '')) : $html;
    }

    private function guests(): int
    {
        $row = $this->db->getSingleArray("SELECT `kKundengruppe` FROM `tkundengruppe` WHERE `cStandard` = 'Y' LIMIT 1");
        return (int) ($row['kKundengruppe'] ?? 0);
    }
}
