import { useEffect, useRef } from "react";
import { useWall } from "./wall-state";
import { WALL_KEYS } from "./wall-keys";

/** All keys of the wall 快捷键. */
export const HelpOverlay = (): React.JSX.Element => {
  const { act } = useWall();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="help" role="dialog" aria-modal aria-label="快捷键">
      <div ref={box} className="help-box" tabIndex={-1}>
        <header><h2>快捷键</h2><button type="button" className="wall-act" onClick={() => act({ type: "back" })}>关闭<kbd>Esc</kbd></button></header>
        <dl>{Object.values(WALL_KEYS).map(({ shown, does }) => <div key={shown}><dt><kbd>{shown}</kbd></dt><dd>{does}</dd></div>)}</dl>
        <p>所有按钮都可用 Tab 键到达、回车键执行。表单中用 Tab 移动，Esc 关闭。</p>
      </div>
    </div>
  );
};
