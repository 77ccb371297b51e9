# 「アドレス」のページ。

addresses-heading = パソコンにどのアドレスを割り当てますか？
addresses-lead = 接続したパソコンは、この範囲から 1 つずつアドレスを受け取ります。パソコンや VPC から届くほかの場所で使われていない範囲にしてください。

addresses-client_cidr = パソコン用の範囲
addresses-client_cidr-term = クライアント IPv4 CIDR
addresses-fixed = あとから変更できません。変えるには別のエンドポイントが必要です。
addresses-why = AWS で使えるのは /12 から /22 までで、半分は可用性のために AWS が使います。
addresses-laptops = 同時に接続できる台数
addresses-laptops-unit = 台ほど

addresses-proposal = { $range } は空いていて、今後も重なりにくい範囲です。
addresses-proposal-taken = { $range } は空いていて、今後も重なりにくい範囲です。入力済みです。
addresses-proposal-none = 提案できる空きのプライベート範囲がありません。
addresses-proposal-why = VPC、そのルートとピアリング、このパソコンが使う範囲、家庭用ルーターによくある範囲を避けています。/22 は、500 台までの場合に AWS が勧める広さです。

addresses-picture = 使われている範囲
addresses-map-why = すべての範囲を 1 つの目盛りに並べています（使われていない部分は省略）。パソコン用の範囲と重なるものには印が付きます。
