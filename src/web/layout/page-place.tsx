import { useContext } from 'preact/hooks';
import { manualPlace } from '../help/manual-places.js';
import { crumbsOf } from './breadcrumbs.js';
import { FrameContext } from './frame.js';

/** Above a page's heading: the pages above it, and its place in the manual. */
export function PagePlace() {
  const { path, user } = useContext(FrameContext);
  if (user === null) return null;
  const [crumbs, manual] = [crumbsOf(path, user.role), manualPlace(path, user.role)];
  if (crumbs.length === 0 && manual === null) return null;
  return (
    <div class="page-place">
      {crumbs.length === 0 ? null : (
        <nav aria-label="上の画面">
          <ol>
            {crumbs.map(({ href, label }) => (
              <li>
                <a href={href}>{label}</a>
              </li>
            ))}
          </ol>
        </nav>
      )}
      {manual === null ? null : (
        <a class="page-place__manual" href={manual}>
          この画面の使い方
        </a>
      )}
    </div>
  );
}
