/** The picture beside the sign-in: morning sun over a lake with its islands 千岛湖, in the product's colours. */
export const LakeScene = (): React.JSX.Element => (
  <svg className="lake-scene" viewBox="0 0 760 900" preserveAspectRatio="xMidYMax slice" aria-hidden>
    <defs>
      <linearGradient id="sky" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor="#FFF9EA" />
        <stop offset="1" stopColor="#FFEFC6" />
      </linearGradient>
      <linearGradient id="lake" x1="0" y1="0" x2="0" y2="1">
        <stop offset="0" stopColor="#D9EEE6" />
        <stop offset="1" stopColor="#8CC9B2" />
      </linearGradient>
    </defs>
    <rect width="760" height="620" fill="url(#sky)" />
    <circle cx="556" cy="560" r="92" fill="#FFD877" />
    <circle cx="556" cy="560" r="132" fill="#FFD877" opacity="0.28" />
    <path d="M0 586C90 520 150 500 232 548s132 10 210-26 150-4 318 66v60H0z" fill="#BFE0D2" />
    <path d="M0 618c110-62 196-44 286-10s196-58 474-2v60H0z" fill="#94CBB5" />
    <rect y="640" width="760" height="260" fill="url(#lake)" />
    <path d="M486 660h140M506 682h100M472 706h168M520 732h72" stroke="#FFE9AE" strokeWidth="5" strokeLinecap="round" opacity="0.9" />
    <path d="M70 706c26-34 66-40 98-16s40 8 66 16z" fill="#2F9478" />
    <path d="M240 672c14-18 38-20 56-6s24 2 40 6z" fill="#5BAF95" />
    <path d="M350 786c34-44 92-52 132-18s60 4 96 18z" fill="#1B8568" />
    <path d="M598 742c16-22 42-26 64-8s30 2 46 8z" fill="#2F9478" />
    <path d="M0 900v-54c80-40 170-34 250-8s190 34 300-2 150-20 210-6v70z" fill="#0F7B5F" />
    <g fill="none" stroke="#FFFFFF" strokeWidth="3" strokeLinecap="round" opacity="0.7">
      <path d="M92 740h70M60 764h54M300 826h88M190 716h44M640 784h64" />
    </g>
  </svg>
);
