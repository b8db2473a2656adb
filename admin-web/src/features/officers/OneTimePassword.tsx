import { Button, Modal, Typography } from "antd";

/** A password that is shown once 一次性密码. */
export const OneTimePassword = ({ name, password, onClose }: { name: string; password: string; onClose: () => void }): React.JSX.Element => (
  <Modal open title={`“${name}”的初始密码`} closable={false} mask={{ closable: false }} keyboard={false} footer={<Button type="primary" onClick={onClose}>我已记下</Button>}>
    <p>请当面或通过可靠的方式交给本人。关闭后不能再次查看，首次登录时必须更换。</p>
    <Typography.Text copyable className="one-time-password">{password}</Typography.Text>
  </Modal>
);
