import { type YearlyValueDto } from '../../targets/target-answer.dto.js';
import { type TargetView } from '../../targets/target-view.js';
import { LEVEL_NAMES, TARGET_KIND_NAMES } from '../../targets/target-words.js';
import { Facts, type TermFact } from '../components/fact.js';
import { Section } from '../components/section.js';
import { yearValueInWords } from './value-cells.js';

type Props = Pick<TargetView, 'level' | 'kind' | 'unit' | 'baseline' | 'targets' | 'path'>;

/** What a target says, as the plan does. */
export function TargetFacts({ level, kind, unit, baseline, targets, path }: Props) {
  const years = (values: YearlyValueDto[]) => values.map((one) => yearValueInWords(one, unit)).join('、');
  const facts: TermFact[] = [
    ['区分', LEVEL_NAMES[level]],
    ['種別', TARGET_KIND_NAMES[kind]],
    ['単位', unit],
    ['基準値', yearValueInWords(baseline, unit)],
    ['目標値', years(targets)],
  ];
  if (kind === 'reach') facts.push(['途中の値', path.length === 0 ? 'なし（直線）' : years(path)]);
  return (
    <Section id="facts" title="目標の内容">
      <Facts facts={facts} />
    </Section>
  );
}
