import { Tabs } from "antd";
import { Mark } from "../../ui/Face";
import { useRegion } from "../regions/region.hooks";
import { LakeScene } from "./LakeScene";
import { PasswordSignIn } from "./PasswordSignIn";
import { ScanSignIn } from "./ScanSignIn";

/** Sign-in 登录: officers by password, people of a shop by scanning with the mini-program. */
export const SignInPage = (): React.JSX.Element => {
  const region = useRegion();
  return (
    <div className="sign-in">
      <section className="sign-in-side" aria-hidden>
        <LakeScene />
        <div className="sign-in-words">
          <Mark size={72} />
          <p className="sign-in-line">让每一餐，看得见放心</p>
          <p>扫一扫，先看卫生等级，再安心付款。检查、评级、整改、公示，各方看到的是同一份记录。</p>
        </div>
      </section>
      <main className="sign-in-main">
        <div className="sign-in-box">
          <h1>阳光餐饮智慧共治系统</h1>
          <p className="sign-in-county">{region ? `${region.name} · ${region.bureauName}` : " "}</p>
          <Tabs
            destroyOnHidden
            items={[
              { key: "password", label: "监管人员", children: <PasswordSignIn demo={region?.demo ?? false} /> },
              { key: "scan", label: "餐饮单位扫码", children: <ScanSignIn /> },
            ]}
          />
        </div>
        <footer>投诉举报电话 {region?.hotline ?? "12315"}</footer>
      </main>
    </div>
  );
};
