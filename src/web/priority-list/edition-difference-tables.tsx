import {
  type ChangedItemDto,
  type EditionDifferenceDto,
  type ListItemDto,
  type TagDto,
} from '../../priority-list/priority-list-answer.dto.js';
import { BulletList } from '../components/bullet-list.js';
import { type Column, column, DataTable } from '../components/data-table.js';

const FIELD_NAMES: Record<ChangedItemDto['fields'][number], string> = {
  number: '番号',
  name: '名称',
  groupName: '分野',
  handler: '事務の主体',
  tags: '区分（タグ）',
  verification: '名称の確認',
};

const HANDLER_NAMES: Record<ListItemDto['handler'], string> = {
  municipality: '市区町村',
  prefecture: '都道府県',
  both: '都道府県・市区町村',
};

const ITEM_COLUMNS: Column<ListItemDto>[] = [
  column('number', '番号', ({ number }) => number, { kind: 'integer' }),
  column('name', '手続', ({ name }) => name, { heading: true }),
  column('group', '分野', ({ groupName }) => groupName),
];

export interface EditionDifference {
  difference: EditionDifferenceDto;
  tags: readonly TagDto[];
}

/** What differs between two editions: new, gone, and changed in number, name or otherwise. */
export function EditionDifferenceTables({ difference, tags }: EditionDifference) {
  const { added, removed, changed, same } = difference;
  const renumbered = changed.filter(({ fields }) => fields.includes('number')).length;
  const renamed = changed.filter(({ fields }) => fields.includes('name')).length;
  return (
    <>
      <p>
        {`新規 ${added.length}手続、なくなる ${removed.length}手続、番号の変更 ${renumbered}手続、名称の変更 ${renamed}手続、変わらない ${same}手続です。`}
      </p>
      {[
        { id: 'added', caption: `新しく加わる手続（${added.length}）`, rows: added },
        { id: 'removed', caption: `なくなる手続（${removed.length}）`, rows: removed },
      ].map((one) => (
        <DataTable {...one} columns={ITEM_COLUMNS} empty="ありません。" />
      ))}
      <DataTable
        id="changed"
        caption={`変わる手続（${changed.length}）`}
        columns={[
          { key: 'name', label: '手続', cell: ({ to }) => to.name, heading: true },
          { key: 'changes', label: '変わる内容', cell: (item) => <Changes item={item} tags={tags} /> },
        ]}
        rows={changed}
        empty="ありません。"
      />
    </>
  );
}

function Changes({ item: { fields, from, to }, tags }: { item: ChangedItemDto; tags: readonly TagDto[] }) {
  const lines = fields.map(
    (field) => `${FIELD_NAMES[field]}：${inWords(from, field, tags)} → ${inWords(to, field, tags)}`,
  );
  return <BulletList class="plain" items={lines} />;
}

function inWords(item: ListItemDto, field: keyof typeof FIELD_NAMES, tags: readonly TagDto[]): string {
  if (field === 'handler') return HANDLER_NAMES[item.handler];
  if (field === 'verification') return item.verification === 'verified' ? '確認済み' : '未確認';
  if (field === 'tags') {
    const names = item.tags.map((tag) => tags.find(({ key }) => key === tag)?.name ?? tag);
    return names.length === 0 ? 'なし' : names.join('、');
  }
  return String(item[field]);
}
