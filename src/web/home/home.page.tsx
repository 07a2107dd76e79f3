import { ROLE_NAMES, type Role } from '../../access/context.js';
import { type NavigationEntry } from '../layout/navigation.js';

export interface HomeView {
  label: string;
  role: Role;
  municipalityName: string;
  entries: readonly NavigationEntry[];
}

/** ホーム: who one is here, and where one may go. */
export function homePage({ label, role, municipalityName, entries }: HomeView) {
  return (
    <div class="prose">
      <p>{`${municipalityName}の行政手続のオンライン化の状況を、根拠とともに管理します。`}</p>
      <p>{`${label}（${ROLE_NAMES[role]}）としてサインインしています。`}</p>
      {entries.length === 0 ? null : (
        <>
          <h2>メニュー</h2>
          <ul>
            {entries.map(({ href, label: name }) => (
              <li key={href}>
                <a href={href}>{name}</a>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
