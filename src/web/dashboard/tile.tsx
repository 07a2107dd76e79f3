import { type FigureDto } from '../../achievement/figures/figures-answer.dto.js';
import {
  completenessInWords,
  FIGURE_WORDS,
  NO_FIGURE,
  partsInWords,
  signed,
} from '../../kernel/figure-words.js';
import { isComplete } from '../../kernel/rate.js';
import { type TargetProgressDto } from '../../targets/progress-answer.dto.js';
import { Bar } from '../chart/bar.js';
import { Sparkline } from '../chart/sparkline.js';
import { type TileChange } from './tile-change.js';

export interface TileFacts {
  figure: FigureDto;
  change: TileChange | 'incomparable' | null;
  target: TargetProgressDto | undefined;
  /** Its percents by month, oldest first. */
  values: readonly (number | null)[];
}

interface Props extends TileFacts {
  /** 前月, 前年度. */
  since: string;
  /** The rows behind it; null where the reader may not open them. */
  address: string | null;
}

/** A figure at a glance: its value, its change, its target and how it moved. What it rests on is said below the tiles. */
export function Tile({ figure, change, target, values, since, address }: Props) {
  const { name, percent, numerator, denominator, reason, completeness } = figure;
  return (
    <section class="tile" aria-label={name}>
      <h2 class="tile__name">{address === null ? name : <a href={address}>{name}</a>}</h2>
      <p class="tile__value">
        {percent ?? NO_FIGURE}
        {percent === null ? null : <span class="figure__percent">%</span>}
        {percent === null ? null : <span class="tile__parts">{partsInWords(numerator, denominator)}</span>}
      </p>
      {percent === null ? <p>{reason ?? '算出できません。'}</p> : null}
      <p class="tile__change">{percent === null ? null : changeInWords(change, since)}</p>
      {isComplete(completeness) ? null : (
        <p class="tile__missing">{`${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`}</p>
      )}
      <div class="tile__course">
        {target?.next ? (
          <p class="tile__target">
            <Bar percent={percent} mark={target.next.value} />
            <a href={`/targets/${target.id}`}>{`目標 ${target.next.value}${target.unit}`}</a>
          </p>
        ) : null}
        <Sparkline values={values} />
      </div>
    </section>
  );
}

function changeInWords(change: TileChange | 'incomparable' | null, since: string): string | null {
  if (change === null) return null;
  if (change === 'incomparable') return `${since}とは数えた範囲が異なります`;
  const { points, items, alikeOnly } = change;
  const count = items === null ? '' : `（${signed(String(items))}手続）`;
  return `${since}から${alikeOnly ? '同じ範囲で' : ''} ${signed(points)}ポイント${count}`;
}
