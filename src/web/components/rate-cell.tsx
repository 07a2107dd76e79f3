import { type FigureDto } from '../../achievement/figures/figures-answer.dto.js';
import { completenessInWords, FIGURE_WORDS, partsInWords } from '../../kernel/figure-words.js';
import { isComplete } from '../../kernel/rate.js';
import { Bar } from '../chart/bar.js';

type Shown = Pick<FigureDto, 'numerator' | 'denominator' | 'percent' | 'completeness' | 'reason'>;

interface Props {
  figure: Shown | undefined;
  /** The address of the rows behind it; null where they may not be opened. */
  address: string | null;
  /** Whether what was reported stands in a column of its own. */
  reportedBeside?: boolean;
}

/** A rate in a cell of a table with its parts, and what was reported where that is not everything. */
export function RateCell({ figure, address, reportedBeside = false }: Props) {
  if (!figure) return <>―</>;
  const { numerator, denominator, percent, completeness, reason } = figure;
  const missing =
    reportedBeside || isComplete(completeness) ? null : (
      <span class="rate__missing">{`${FIGURE_WORDS.reported} ${completenessInWords(completeness)}`}</span>
    );
  if (percent === null) {
    return (
      <>
        {reason ?? '―'}
        {reason === null ? null : missing}
      </>
    );
  }
  const rate = (
    <>
      <span class="rate__percent">{`${percent}%`}</span>
      <span class="rate__parts">{partsInWords(numerator, denominator)}</span>
      <Bar percent={percent} />
    </>
  );
  return (
    <>
      {address === null ? (
        <span class="rate">{rate}</span>
      ) : (
        <a class="rate" href={address}>
          {rate}
        </a>
      )}
      {missing}
    </>
  );
}
