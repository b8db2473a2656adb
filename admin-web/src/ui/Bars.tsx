interface Bar {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** The value as people read it. */
  readonly text: string;
}

interface Props {
  readonly title: string;
  readonly bars: readonly Bar[];
  readonly height?: number;
  readonly tone?: "brand" | "sun" | "info";
}

const everyNth = (count: number): number => Math.ceil(count / 8);

/** Plain bars from zero 柱状图, the largest and the last labelled; a table for screen readers stands behind. */
export const Bars = ({ title, bars, height = 120, tone = "brand" }: Props): React.JSX.Element => {
  const most = Math.max(1, ...bars.map(({ value }) => value));
  const peak = bars.findIndex(({ value }) => value === most);
  return (
    <figure className="bars">
      <figcaption>{title}</figcaption>
      <div className={`bars-field bars-${tone}`} style={{ height }} aria-hidden>
        {bars.map(({ key, label, value, text }, index) => (
          <div key={key} className="bars-one" title={`${label} ${text}`}>
            <span className="bars-value tabular">{index === peak || index === bars.length - 1 ? text : ""}</span>
            <span className="bars-bar" style={{ height: `${(value / most) * (height - 44)}px` }} />
            <span className="bars-label tabular">{(bars.length - 1 - index) % everyNth(bars.length) === 0 ? label : ""}</span>
          </div>
        ))}
      </div>
      <table className="visually-hidden">
        <caption>{title}</caption>
        <tbody>
          {bars.map(({ key, label, text }) => (
            <tr key={key}>
              <th scope="row">{label}</th>
              <td>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
};
