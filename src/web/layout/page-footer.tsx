/** What stands below every page. */
export function PageFooter() {
  return (
    <footer class="footer">
      <ul>
        <li>
          <a href="/accessibility">アクセシビリティ方針</a>
        </li>
      </ul>
      <p>手続オンライン化管理（Tetsuzuki）</p>
    </footer>
  );
}
