import { type ComponentChildren } from 'preact';

interface Props {
  items: readonly ComponentChildren[];
  /** How it looks; with bullets unless given. */
  class?: string;
}

export function BulletList({ items, class: look }: Props) {
  return (
    <ul class={look}>
      {items.map((item) => (
        <li>{item}</li>
      ))}
    </ul>
  );
}
