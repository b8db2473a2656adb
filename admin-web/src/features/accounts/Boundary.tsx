import { Component, type PropsWithChildren, type ReactNode } from "react";
import { Button } from "antd";
import { EmptyState } from "../../ui/States";

interface State {
  readonly failed: boolean;
}

/** Holds a broken page back from the rest 页面出错边界; a file that a new version replaced is the usual reason. */
export class Boundary extends Component<PropsWithChildren, State> {
  override state: State = { failed: false };

  static getDerivedStateFromError(): State {
    return { failed: true };
  }

  override componentDidCatch(error: unknown): void {
    console.error(error);
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return (
      <EmptyState
        title="页面没有打开"
        text="系统可能刚刚更新。请刷新页面；若仍未恢复，请联系系统管理员。"
        action={<Button type="primary" onClick={() => location.reload()}>刷新页面</Button>}
      />
    );
  }
}
