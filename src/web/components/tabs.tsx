export interface Tab {
  href: string;
  label: string;
  /** A second line, smaller. */
  below?: string;
  current: boolean;
}

/** Leads between the parts of a screen; each is a page of its own. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly Tab[] }) {
  return (
    <nav class="tabs" aria-label={label}>
      <ul>
        {tabs.map((tab) => (
          <li>
            <a href={tab.href} aria-current={tab.current ? 'page' : undefined}>
              {tab.label}
              {tab.below === undefined ? null : <span class="tabs__below">{tab.below}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
