import { type StoredCostDto } from '../../automation/cost/cost.dto.js';
import { ButtonRow, LinkButton } from '../components/button.js';
import { AutomationTabs } from './automation-tabs.js';
import { CostTable } from './cost-table.js';

interface CostsView {
  costs: readonly StoredCostDto[];
  /** Names of the projects one may see, by id. */
  names: ReadonlyMap<string, string>;
  mayEdit: boolean;
}

/** Every cost, with who bears it and by what rule it is split. */
export function costsPage({ costs, names, mayEdit }: CostsView) {
  return (
    <div class="stack">
      <AutomationTabs current="/automation" />
      <ButtonRow>
        <LinkButton kind="primary" href={mayEdit ? '/automation/costs/new' : null}>
          費用を登録する
        </LinkButton>
        <LinkButton href="/automation/hourly-costs">人件費単価</LinkButton>
        <LinkButton href="/automation" kind="quiet">
          案件の一覧に戻る
        </LinkButton>
      </ButtonRow>
      <p>
        複数の案件で使うライセンスなどは、1つの費用として登録し、負担する案件に按分します。
        「均等」は等分、「重み」は「重み÷重みの合計」です。端数は円の表示のときにだけ丸めます。
      </p>
      <CostTable
        costs={costs}
        project={null}
        names={names}
        mayEdit={({ shares }) => mayEdit && shares.every(({ projectId }) => names.has(projectId))}
      />
    </div>
  );
}
