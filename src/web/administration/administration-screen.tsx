import { type VNode } from 'preact';
import { type Context } from '../../access/context.js';
import { Tabs } from '../components/tabs.js';
import { Screen } from '../http/screen.js';
import { administrationTabs } from './administration-tabs.js';

/** A page of the administration, below the tabs of its parts; `path` is the part it belongs to. */
export function administrationScreen(
  context: Context,
  path: string,
  title: string,
  content: VNode,
  options?: ConstructorParameters<typeof Screen>[2],
): Screen {
  const page = (
    <div class="stack">
      <Tabs label="管理" tabs={administrationTabs(context, path)} />
      {content}
    </div>
  );
  return new Screen(title, page, options);
}
