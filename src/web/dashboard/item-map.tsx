import { type ItemRule } from '../../achievement/rows/period-facts.js';
import { Section } from '../components/section.js';
import {
  countsByState,
  type Square,
  SQUARE_STATES,
  type SquareGroup,
  type SquareState,
} from './item-squares.js';

const STATE_NAMES: Record<SquareState, string> = {
  online: 'オンライン',
  partly: '一部の手続だけオンライン',
  offline: 'オンラインでない',
  unanswered: '未回答・手続なし',
  'not-handled': '非該当',
};

interface Props {
  groups: readonly SquareGroup[];
  /** Whether an item counts as online with some of its procedures, or with all. */
  itemRule: ItemRule;
}

/** The national list as a map: one square an item, which leads to what stands behind it. */
export function ItemMap({ groups, itemRule }: Props) {
  const counts = countsByState(groups);
  const partly = `${STATE_NAMES.partly}（達成に数え${itemRule === 'any' ? 'ます' : 'ません'}）`;
  const shown = SQUARE_STATES.filter((state) => counts[state] > 0);
  return (
    <Section id="map" title="優先手続の一覧図" class="map">
      <ul class="plain square-legend">
        {shown.map((state) => (
          <li>
            <Shape state={state} />
            {`${state === 'partly' ? partly : STATE_NAMES[state]} ${counts[state]}`}
          </li>
        ))}
      </ul>
      <dl class="square-groups">
        {groups.map(({ name, squares }) => (
          <div>
            <dt>{name}</dt>
            <dd>
              <ul class="plain squares">
                {squares.map((square) => (
                  <li>
                    <SquareLink {...square} />
                  </li>
                ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function SquareLink({ number, name, state, address }: Square) {
  const text = `${number} ${name}：${STATE_NAMES[state]}`;
  return (
    <a class="square" href={address} title={text}>
      <Shape state={state} />
      <span class="visually-hidden">{text}</span>
    </a>
  );
}

/** Told apart by shape as well as by colour. */
function Shape({ state }: { state: SquareState }) {
  return (
    <svg
      class={`square__shape square__shape--${state}`}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      aria-hidden="true"
      focusable="false"
    >
      <rect class="square__frame" x="1" y="1" width="18" height="18" />
      {MARKS[state] === null ? null : <path class="square__mark" d={MARKS[state]} />}
    </svg>
  );
}

const MARKS: Record<SquareState, string | null> = {
  online: 'M1 1H19V19H1Z',
  partly: 'M1 1V19H19Z',
  offline: null,
  unanswered: 'M9 13H11V15H9ZM7 6H13V11H9V9H11V8H7Z',
  'not-handled': 'M5 9.25H15V10.75H5Z',
};
