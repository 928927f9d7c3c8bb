<?php
// SPDX-License-Identifier: MIT

declare(strict_types=1);

namespace Plugin\zgoda;

use JTL\DB\DbInterface;
use JTL\Helpers\Text;
use Zgoda\Core\Customer\Identity;
use Zgoda\Core\Customer\OrderDesk;

/** Orders with the parcels that JTL-Wawi told of. */
class Orders implements OrderDesk
{
    /** Names of the states among JTL-Shop's own words, by number. */
    private const STATES = [
        \BESTELLUNG_STATUS_OFFEN => 'statusPending',
        \BESTELLUNG_STATUS_IN_BEARBEITUNG => 'statusProcessing',
        \BESTELLUNG_STATUS_BEZAHLT => 'statusPaid',
        \BESTELLUNG_STATUS_VERSANDT => 'statusShipped',
        \BESTELLUNG_STATUS_TEILVERSANDT => 'statusPartialShipped',
        \BESTELLUNG_STATUS_STORNO => 'statusCancelled',
    ];
    private const PARCELS = 10;

    private DbInterface $db;

    public function __construct(DbInterface $db)
    {
        $this->db = $db;
    }

    public function ofCustomer(string $sub): ?array
    {
        $id = (new Customers($this->db))->find($sub);
        return 0 === $id ? null : $this->newest($id, '', 10);
    }

    public function byNumber(string $number, string $locale): array
    {
        $found = [];
        foreach ($this->rows('LOWER(b.`cBestellNr`) = LOWER(:number)', ['number' => $number], 5) as $row) {
            $email = (string) ('' === (string) $row['billing'] ? $row['account'] : $row['billing']);
            $found[] = ['email' => $email, 'order' => $this->order($row, Text::convertISO6392ISO($locale))];
        }
        return $found;
    }

    /**
     * @param string $language of JTL-Shop, such as `ger`; '' for that of the shop
     * @return list<array<string, mixed>>
     */
    public function newest(int $customerId, string $language, int $most): array
    {
        $orders = [];
        foreach ($this->rows('b.`kKunde` = :customer', ['customer' => $customerId], $most) as $row) {
            $orders[] = $this->order($row, $language);
        }
        return $orders;
    }

    /**
     * @param array<string, mixed> $params
     * @return list<array<string, mixed>>
     */
    private function rows(string $where, array $params, int $most): array
    {
        return $this->db->getArrays(
            'SELECT b.*, w.`cISO` AS `currency`, k.`cMail` AS `account`, r.`cMail` AS `billing`,'
            . ' COALESCE(a.`cPLZ`, r.`cPLZ`, k.`cPLZ`) AS `postcode` FROM `tbestellung` b'
            . ' LEFT JOIN `twaehrung` w ON w.`kWaehrung` = b.`kWaehrung`'
            . ' LEFT JOIN `tkunde` k ON k.`kKunde` = b.`kKunde`'
            . ' LEFT JOIN `trechnungsadresse` r ON r.`kRechnungsadresse` = b.`kRechnungsadresse`'
            . ' LEFT JOIN `tlieferadresse` a ON a.`kLieferadresse` = b.`kLieferadresse`'
            . " WHERE $where ORDER BY b.`kBestellung` DESC LIMIT $most",
            $params
        );
    }

    /**
     * @param array<string, mixed> $row
     * @return array<string, mixed>
     */
    private function order(array $row, string $language): array
    {
        $parcels = $this->parcels($row);
        return [
            'number' => (string) $row['cBestellNr'],
            'state' => $this->state((int) $row['cStatus'], $language),
            'total' => Identity::amount((float) $row['fGesamtsumme'] * ((float) $row['fWaehrungsFaktor'] ?: 1.0)),
            'currency' => (string) $row['currency'],
            'placedAt' => self::instant((string) $row['dErstellt']),
            // The back office shows no single order: that is done in JTL-Wawi.
            'adminUrl' => null,
            'paid' => !empty($row['dBezahltDatum']) || \BESTELLUNG_STATUS_BEZAHLT === (int) $row['cStatus'],
            'shippedAt' => empty($row['dVersandDatum']) ? null : self::instant((string) $row['dVersandDatum']),
            'parcels' => $parcels,
        ];
    }

    /**
     * @param array<string, mixed> $order
     * @return list<array{carrier: string, number: string, url: ?string}>
     */
    private function parcels(array $order): array
    {
        $rows = $this->db->getArrays(
            'SELECT DISTINCT v.`kVersand`, v.`cLogistik`, v.`cLogistikURL`, v.`cIdentCode` FROM `tversand` v'
            . ' JOIN `tlieferschein` s ON s.`kLieferschein` = v.`kLieferschein`'
            . ' WHERE s.`kInetBestellung` = :order ORDER BY v.`kVersand`',
            ['order' => (int) $order['kBestellung']]
        );
        if ([] === $rows && '' !== (string) $order['cTracking']) {
            $rows = [[
                'cLogistik' => $order['cLogistiker'],
                'cLogistikURL' => $order['cTrackingURL'],
                'cIdentCode' => $order['cTracking'],
            ]];
        }
        $parcels = [];
        foreach ($rows as $row) {
            $number = \trim((string) $row['cIdentCode']);
            if ('' !== $number && self::PARCELS > \count($parcels)) {
                $gaps = ['#PLZ#' => \rawurlencode((string) $order['postcode']), '#IdentCode#' => \rawurlencode($number)];
                $url = \strtr((string) $row['cLogistikURL'], $gaps);
                $parcels[] = [
                    'carrier' => \mb_substr((string) $row['cLogistik'], 0, 60, 'UTF-8'),
                    'number' => \mb_substr($number, 0, 60, 'UTF-8'),
                    'url' => 0 === \strpos($url, 'https://') && 2000 >= \strlen($url) ? $url : null,
                ];
            }
        }
        return $parcels;
    }

    private function state(int $state, string $language): string
    {
        $row = $this->db->getSingleArray(
            'SELECT w.`cWert` FROM `tsprachwerte` w JOIN `tsprachiso` i ON i.`kSprachISO` = w.`kSprachISO`'
            . ' JOIN `tsprachsektion` x ON x.`kSprachsektion` = w.`kSprachsektion`'
            . ' LEFT JOIN `tsprache` s ON s.`cISO` = i.`cISO`'
            . " WHERE w.`cName` = :name AND x.`cName` = 'order' AND (i.`cISO` = :language OR s.`cShopStandard` = 'Y')"
            . ' ORDER BY i.`cISO` = :language2 DESC LIMIT 1',
            ['name' => self::STATES[$state] ?? '', 'language' => $language, 'language2' => $language]
        );
        return (string) ($row['cWert'] ?? '');
    }

    private static function instant(string $time): string
    {
        return \gmdate('Y-m-d\TH:i:s\Z', (int) \strtotime($time));
    }
}
