/** A day or month in both calendars, for narrow cells: it breaks between the two and nowhere else. */
export function TwoCalendars({ label }: { label: string }) {
  const at = label.indexOf('（');
  if (at === -1) return <span class="unbroken">{label}</span>;
  return (
    <>
      <span class="unbroken">{label.slice(0, at)}</span>
      <wbr />
      <span class="unbroken">{label.slice(at)}</span>
    </>
  );
}
