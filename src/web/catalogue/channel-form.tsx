import { CHANNEL_KINDS } from '../../catalogue/channel/channel-words.js';
import { FormDescription } from '../form/form-description.js';
import { rows } from '../form/rows-field.js';
import { check, day, hidden, line, select, trimmedIfAny, trimmedOrNull } from '../form/single-field.js';
import { wordChoices } from './choices.js';

/** The channels of a procedure: those there are, and rows to add more. A row without an id is to be added. */
export const CHANNEL_FORM = new FormDescription({
  channels: rows('受付システム', {
    parts: {
      kind: select('種類', wordChoices(CHANNEL_KINDS), { read: (text) => text.trim() }),
      id: hidden({ read: trimmedIfAny }),
      url: line('URL', { type: 'url', read: trimmedOrNull }),
      activeFrom: day('利用開始日', { size: undefined, read: trimmedOrNull }),
      activeTo: day('利用終了日（その日まで）', { size: undefined, read: trimmedOrNull }),
      remove: check('取り除く', { at: null }),
    },
    input: (part, at) => `${part}-${at}`,
    says: (text) =>
      text('remove') === '' &&
      (['id', 'kind', 'url', 'activeFrom', 'activeTo'] as const).some((part) => text(part) !== ''),
    blank: 2,
    most: 60,
    inWords: (words) => {
      const [from, to] = [words('activeFrom'), words('activeTo')];
      const more = [words('url'), from === '' && to === '' ? '' : `${from}～${to}`];
      const joinedTexts = more.filter((text) => text !== '').join(' ');
      return joinedTexts === '' ? words('kind') : `${words('kind')}（${joinedTexts}）`;
    },
    drawRow: ({ at, text, draw }) => {
      const isNew = text('id') === '';
      return (
        <fieldset class="group">
          <legend>{isNew ? `${at + 1}件目（追加）` : `${at + 1}件目`}</legend>
          {draw('id')}
          <div class="filters__fields">
            {draw('kind', { choices: wordChoices(CHANNEL_KINDS, isNew ? '（追加しない）' : undefined) })}
            {draw('url')}
            {draw('activeFrom')}
            {draw('activeTo')}
          </div>
          {isNew ? null : draw('remove')}
        </fieldset>
      );
    },
    drawAll: (all) => <>{all}</>,
  }),
});
