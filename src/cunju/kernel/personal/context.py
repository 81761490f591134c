"""What stands beside a number: whose it is by the words before and after it."""

from cunju.kernel import late

SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏"
    "付傅方邹熊白孟秦邱侯江尹薛闫段雷龙黎史陶贺毛郝顾龚邵万覃武钱戴严莫孔向常汤康易乔赖文庞樊兰殷施洪翟安颜倪温芦牛鲁葛季俞章申尤毕聂焦骆柳"
    "邢齐柯辛路祁岳梅庄涂祝耿欧古冉丛代左詹喻盛童游凌艾阳裴霍翁华卜蒲滕幸牟粟瞿况敖谯谌晏淳昝阮包瞿穆鄢卿蹇隆刁敬冷简"
)
SOMEBODY = late.pattern(
    rf"[{SURNAMES}](?:[大小老]?某|[xX*＊○]{{1,2}}(?![A-Za-z\d]))|某某|某(?:户|人|家)|(?<![^\W\d_])某(?![\u4e00-\u9fff])|户主|本人"
    r"|(?:其|之)(?:妻|夫|子|女|父|母|孙|丈夫|妻子|儿子|女儿|父亲|母亲)"
    rf"|[{SURNAMES}][\u4e00-\u9fff]{{0,2}}(?:女士|先生|同志|大爷|大娘|大妈|婆婆|奶奶|爷爷|老汉|老人|嬢嬢|孃孃|师傅|家)(?!公司)"
    rf"|(?<![\u4e00-\u9fff])[老小][{SURNAMES}](?![\u4e00-\u9fff])"
    rf"|(?:子女|党员|村民|居民|老人|学生|孩子|群众|户主|职工|患者|病人|孤儿|同学)[老小][{SURNAMES}](?![园区镇河江路村庄店])"
)
OFFICE = late.pattern(
    r"办公|便民|服务(?:中心|大厅|站|窗口|电话|热线)|村(?:民)?委会|居(?:民)?委会|村民委员会|居民委员会|监督委员会|监督电话|举报|投诉|热线|咨询|"
    r"值班|政务|派出所|警务|镇政府|政府|办事处|民政|财政|农业服务|卫生(?:院|室|服务)|医院|学校|幼儿园|公司|窗口|公开电话|总机|前台|传真|"
    r"物业|供电|供水|燃气|客服|维修电话|报修|法律援助|调解|工作站|服务点|大队|中队|街道|社区电话|村电话|信访|纪委|宽带|电话费|话费|银行网点"
)
PHONE = late.pattern(
    r"(?:电话|手机|联系方式|联系人|联系|致电|拨打|回电|宅电|座机|热线|传真|[Tt][Ee][Ll]|[Mm]obile|[Pp]hone|☎|📞|📱)(?:号码|号)?(?:是|为|改为)?[\s.:)\-]*$"
)
IS_PHONE = late.pattern(r"\s*[(（]?(?:[\u4e00-\u9fff某]{0,3}(?:的手机|联系电话)|手机|电话)")
HOUSEHOLD = late.pattern(r"(?:某|[xX*])(?:家|户)[\s:,，(（]*$")
NAMED_PHONE = late.pattern(r"(?:联系人|联系|联络人|户主|本人|家属)[\s:]*[\u4e00-\u9fffxX*]{1,4}[\s:,，(]*$")
IDENTITY = late.pattern(
    r"(?:身份证件?|公民身份|证件|户口簿?|[Ii][Dd])(?:号码|证号|编号|号)?(?:是|为)?[\s.:)\-]*$|(?:残疾|老年|优待|退伍|低保|特困)人?证(?:号码|编号|号)?[\s.:)\-]*$"
)
CARD = late.pattern(
    r"(?:银行卡|卡号|账号|帐号|账户|帐户|存折|折号|一卡通|一折通|社保卡|医保卡|储蓄卡|农商行|农行|工行|建行|中行|邮储|邮政储蓄|信用社|银行|开户行|收款卡?|转入|转至|汇至|打到?|打入|卡)"
    r"(?:号码|账号|帐号|卡号|号)?(?:是|为)?[\s.:)\-]*$"
)
# Numbers of papers and things, not of people.
THING = late.pattern(
    r"(?:合同|协议|凭证|发票|票据|收据|票号|单号|文号|编号|编码|档案|档号|流水|交易号?|订单|订货|代码|信用代码|注册|登记证?|项目|批次|标段|招标|工单|税号|案号|邮编|"
    r"条码|条形码|字第|运单|快递|物流|户号|表号|设备|型号|机身|图号|宗地|不动产|地块|证照|许可证?|备案|记字?|转字?|收字?|付字?|银字?|现字?|编|批|科目|资产|序列)"
    r"(?:号码|编号|代码|账号|号|证号)?(?:是|为)?[\s.:#(（〔\[\-]*(?:[A-Za-z]{1,6}[\s\-]?)?$"
)
MONEY = late.pattern(r"^\s*(?:元(?!旦|宵|月)|万元|块|角|分(?!散|别)|斤|公斤|千克|吨|米|平方|亩|度|升)")


def before(flat: str, at: int, width: int = 16) -> str:
    """What stands before a place."""
    return flat[max(0, at - width) : at]


def after(flat: str, at: int, width: int = 14) -> str:
    """What stands after a place."""
    return flat[at : at + width]


def is_office(flat: str, start: int, end: int) -> bool:
    """Whether a number is an office's: its word stands near, and no person nearer."""
    led, follows = before(flat, start), after(flat, end, 10)
    if SOMEBODY.search(led[-10:]) or SOMEBODY.match(follows.lstrip(" (（")):
        return False
    return bool(OFFICE.search(led) or OFFICE.search(follows))
