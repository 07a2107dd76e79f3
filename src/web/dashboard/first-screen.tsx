import { type FigureDto } from '../../achievement/figures/figures-answer.dto.js';
import { addMonths, monthRange } from '../../kernel/month.js';
import { monthsOfPeriod, type Period, periodKind } from '../../kernel/period.js';
import { percent } from '../../kernel/rate.js';
import { TREND_MONTHS } from '../../publication/report-model.js';
import { type DashboardFigures, type DashboardView, MAIN_INDICATOR, mainFirst } from './dashboard-view.js';
import { headline } from './headline.js';
import { ItemMap } from './item-map.js';
import { squareGroups } from './item-squares.js';
import { ProvenanceSection } from './provenance-section.js';
import { Tile, type TileFacts } from './tile.js';
import { tileChange } from './tile-change.js';

interface Props {
  view: DashboardView;
  figures: DashboardFigures;
  addressOf: (figure: FigureDto) => string | null;
}

/** What is to be understood at once: a sentence, the indicators, and the list as a map. */
export function FirstScreen({ view, figures, addressOf }: Props) {
  const tiles = tilesOf(figures);
  const main = tiles.find(({ figure }) => figure.key === MAIN_INDICATOR);
  const since = periodKind(figures.period) === 'month' ? '前月' : '前年度';
  const { items, itemRule } = figures.outlook;
  return (
    <div class="first-screen">
      {main ? <p class="headline">{headline(aboutMain(main, figures))}</p> : null}
      <div class="tiles">
        {tiles.map((tile) => (
          <Tile {...tile} since={since} address={addressOf(tile.figure)} />
        ))}
      </div>
      <ItemMap groups={squareGroups(items, view.opensProcedures)} itemRule={itemRule} />
      <ProvenanceSection figures={tiles.map(({ figure }) => figure)} />
    </div>
  );
}

function aboutMain({ figure, change, target }: TileFacts, { period, previous, later }: DashboardFigures) {
  const { name, percent: value, reason, state } = figure;
  const correction = state === 'final' ? later.correction : null;
  return { name, period, previous, state, percent: value, reason, change, target, correction };
}

function tilesOf({ whole, period, previous, points, outlook, targets }: DashboardFigures): TileFacts[] {
  const found = new Map(points.map((point) => [`${point.month} ${point.indicator}`, point]));
  const months = monthsShown(period);
  return mainFirst(whole).map((figure) => {
    const { key } = figure;
    const before = previous === null ? undefined : found.get(`${previous} ${key}`);
    return {
      figure,
      change: tileChange(figure, before, outlook.alike.get(key)),
      target: targets.find(({ indicator, kind }) => indicator === key && kind === 'reach'),
      values: months.map((month) => valueOf(found.get(`${month} ${key}`))),
    };
  });
}

function monthsShown(period: Period) {
  const to = monthsOfPeriod(period).at(-1)!;
  return monthRange(addMonths(to, 1 - TREND_MONTHS), to);
}

function valueOf(point: { numerator: number | null; denominator: number | null } | undefined): number | null {
  if (!point || point.numerator === null || point.denominator === null) return null;
  const { numerator, denominator } = point;
  const text = percent({ numerator, denominator });
  return text === null ? null : Number(text);
}
